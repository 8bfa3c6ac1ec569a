using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>What is in memory of one series: its newest point and every point that is not in a chunk yet.</summary>
/// <remarks>
/// One writer (under the store's write lock), any number of readers. A reader takes the tail first and reads chunks after; the
/// writer drops a tail only once its chunks are committed. So a point is seen in either or both, never in neither.
/// </remarks>
internal sealed class SeriesState(int id, SeriesKey key)
{
    private readonly Lock _lock = new();
    private PointTail _active = new();
    private PointTail _frozen = new();
    private StoredPoint _latest;
    private bool _hasLatest;
    private long _settledTo = long.MinValue;

    public int Id { get; } = id;

    public SeriesKey Key { get; } = key;

    /// <summary>Newest time that any chunk ever held; <see cref="long.MinValue"/> where there was none.</summary>
    public long SettledTo
    {
        get => Volatile.Read(ref _settledTo);
        set => Volatile.Write(ref _settledTo, value);
    }

    /// <summary>Where the series is in the commit that is being planned; the writer's alone.</summary>
    public PlannedSeries Planned { get; set; }

    public bool HasUnsettled
    {
        get
        {
            lock (_lock)
            {
                return _active.Count > 0 || _frozen.Count > 0;
            }
        }
    }

    public StoredPoint? Latest
    {
        get
        {
            lock (_lock)
            {
                return _hasLatest ? _latest : null;
            }
        }
    }

    /// <summary>Takes in a committed point. True where the active tail grew.</summary>
    public bool Put(in StoredPoint point)
    {
        lock (_lock)
        {
            return PutLocked(point);
        }
    }

    /// <summary>Takes in a point whose home is elsewhere: only the last are kept, from <paramref name="least"/> to twice as many.</summary>
    public void Remember(in StoredPoint point, int least)
    {
        lock (_lock)
        {
            PutLocked(point);
            if (_active.Count >= least)
            {
                _frozen.Clear();
                (_active, _frozen) = (_frozen, _active);
            }
        }
    }

    public void RaiseLatest(in StoredPoint point)
    {
        lock (_lock)
        {
            RaiseLatestLocked(point);
        }
    }

    /// <summary>Retention took it and every older one.</summary>
    public void ForgetLatest()
    {
        lock (_lock)
        {
            _hasLatest = false;
        }
    }

    /// <summary>Nothing of a later time is there; null where that is not known. Only the writer asks.</summary>
    public long? Newest => _hasLatest ? _latest.Time : null;

    public StoredPoint? FindUnsettled(long time)
    {
        lock (_lock)
        {
            return _active.Find(time) ?? _frozen.Find(time);
        }
    }

    /// <summary>A copy of the unsettled points in [from, to).</summary>
    public StoredPoint[] Unsettled(long from, long to)
    {
        lock (_lock)
        {
            var (older, newer) = (_frozen.Range(from, to), _active.Range(from, to));
            return older.Length == 0 ? newer : newer.Length == 0 ? older : PointMerge.Of(older, newer);
        }
    }

    /// <summary>Makes the active tail the frozen one, which is then settled; answers how many points that are. Nothing is frozen before.</summary>
    public int Freeze()
    {
        lock (_lock)
        {
            (_active, _frozen) = (_frozen, _active);
            return _frozen.Count;
        }
    }

    /// <summary>How many points are frozen. Only the writer asks.</summary>
    public int FrozenCount => _frozen.Count;

    /// <summary>The frozen points, in a buffer that is made larger where it must. Only the writer calls, and nobody changes a frozen tail.</summary>
    public ReadOnlySpan<StoredPoint> Frozen(ref StoredPoint[] buffer)
    {
        if (buffer.Length < _frozen.Count)
        {
            buffer = new StoredPoint[_frozen.Count * 2];
        }

        _frozen.CopyTo(buffer);
        return buffer.AsSpan(0, _frozen.Count);
    }

    /// <summary>The frozen points are in committed chunks.</summary>
    public void Thaw()
    {
        lock (_lock)
        {
            if (_frozen.Count > 0)
            {
                SettledTo = Math.Max(SettledTo, _frozen.Newest);
            }

            _frozen.Clear();
        }
    }

    private bool PutLocked(in StoredPoint point)
    {
        RaiseLatestLocked(point);
        return _active.Put(point);
    }

    private void RaiseLatestLocked(in StoredPoint point)
    {
        if (!_hasLatest || point.Time >= _latest.Time)
        {
            _latest = point;
            _hasLatest = true;
        }
    }
}
