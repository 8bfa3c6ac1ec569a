using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>What is in memory of one series: its newest point and every point that is not in a chunk yet.</summary>
/// <remarks>
/// One writer (under the store's write lock), any number of readers. A reader takes the tail first and reads chunks after; the
/// writer drops a tail only once its chunks are committed. So a point is seen in either or both, never in neither.
/// </remarks>
internal sealed class SeriesState(int id, SeriesKey key)
{
    private const int FewestExpected = 4;

    private readonly Lock _lock = new();
    private PointTail? _active;
    private PointTail? _frozen;
    private StoredPoint _latest;
    private bool _hasLatest;
    private int _expected = FewestExpected;
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
                return _active is not null || _frozen is not null;
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
            RaiseLatest(point);
            return (_active ??= new PointTail(_expected)).Put(point);
        }
    }

    /// <summary>Takes in a point whose home is elsewhere: only the last are kept, from <paramref name="least"/> to twice as many.</summary>
    public void Remember(in StoredPoint point, int least)
    {
        lock (_lock)
        {
            Put(point);
            if (_active!.Count >= least)
            {
                _frozen = _active;
                _active = null;
            }
        }
    }

    public void RaiseLatest(in StoredPoint point)
    {
        lock (_lock)
        {
            if (!_hasLatest || point.Time >= _latest.Time)
            {
                _latest = point;
                _hasLatest = true;
            }
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
            return _active?.Find(time) ?? _frozen?.Find(time);
        }
    }

    /// <summary>A copy of the unsettled points in [from, to).</summary>
    public StoredPoint[] Unsettled(long from, long to)
    {
        lock (_lock)
        {
            return PointMerge.Of(_frozen is null ? [] : _frozen.Range(from, to), _active is null ? [] : _active.Range(from, to));
        }
    }

    /// <summary>Makes the active tail the frozen one, which is then settled; answers how many points that are.</summary>
    public int Freeze()
    {
        lock (_lock)
        {
            if (_active is null)
            {
                return 0;
            }

            _frozen = _active;
            _active = null;

            // The next pass will find about as many: a tail that need not grow leaves nothing to collect.
            _expected = Math.Max(FewestExpected, _frozen.Count);
            return _frozen.Count;
        }
    }

    /// <summary>The frozen points; only the writer calls, and nobody changes a frozen tail.</summary>
    public ReadOnlySpan<StoredPoint> Frozen() => _frozen is null ? [] : _frozen.Points;

    /// <summary>The frozen points are in committed chunks.</summary>
    public void Thaw()
    {
        lock (_lock)
        {
            if (_frozen is { Count: > 0 } settled)
            {
                SettledTo = Math.Max(SettledTo, settled.Points[^1].Time);
            }

            _frozen = null;
        }
    }
}
