using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>Moves points from the journal into chunks, a slice at a time so that commits get in between. Under the store's write lock.</summary>
/// <param name="settleReadings">Unsettled readings that begin a pass, where few series send them.</param>
internal sealed class Settler(TelemetryTables tables, SeriesCatalogue catalogue, StorageMetrics metrics, DamageWatch damage, int settleReadings)
{
    /// <summary>Readings that a series should bring to a pass: each pass writes the last pages of each series again, however few they are.</summary>
    private const int WorthWriting = 64;

    private const int MostTimes = 5;
    private const int BehindTimes = 2;
    private const int RefuseTimes = 4;

    private readonly Queue<SeriesState> _pending = new();
    private StoredPoint[] _points = [];
    private long _journalUpTo;
    private long _active;
    private long _frozen;

    /// <summary>Points in memory and journal only.</summary>
    public long Unsettled => Volatile.Read(ref _active) + Volatile.Read(ref _frozen);

    /// <summary>A pass is worth its writes.</summary>
    public bool IsDue => Unsettled >= Due;

    /// <summary>More comes in than passes move: commits have to help.</summary>
    public bool IsBehind => Unsettled >= Due * BehindTimes;

    /// <summary>At so many nothing more may come in unless as much goes out.</summary>
    public long Most => Due * RefuseTimes;

    private long Due => Math.Clamp((long)catalogue.Count * WorthWriting, settleReadings, (long)settleReadings * MostTimes);

    public void Took(long points) => Volatile.Write(ref _active, _active + points);

    /// <summary>Begins a pass over all that is unsettled now, unless one is under way; false where there is nothing.</summary>
    /// <param name="journalUpTo">Number of the newest journal row.</param>
    public bool Begin(long journalUpTo)
    {
        if (_pending.Count > 0)
        {
            return true;
        }

        foreach (var series in catalogue.All())
        {
            if (series.Freeze() > 0)
            {
                _pending.Enqueue(series);
            }
        }

        _journalUpTo = journalUpTo;
        Volatile.Write(ref _frozen, _active);
        Volatile.Write(ref _active, 0);
        return _pending.Count > 0;
    }

    /// <summary>The next series of the pass, so many that they hold the points asked for.</summary>
    public SettleSlice Next(int points)
    {
        var sum = 0;
        return new SettleSlice([.. _pending.TakeWhile(series =>
        {
            var wanted = sum < points;
            sum += series.FrozenCount;
            return wanted;
        })]);
    }

    /// <summary>Writes the slice, inside a transaction. Nothing has moved until <see cref="Done"/>.</summary>
    public void Write(SettleSlice slice)
    {
        slice.TooLate = 0;
        foreach (var series in slice.Series)
        {
            var points = series.Frozen(ref _points);
            slice.TooLate += tables.Chunks.Merge(series.Id, points, (chunk, error) => damage.SetAside(series, chunk, error));
            tables.Series.Settle(series, Math.Max(series.SettledTo, points[^1].Time));
        }

        if (slice.Series.Length > 0 && slice.Series.Length == _pending.Count)
        {
            tables.Journal.DeleteUpTo(_journalUpTo);
        }
    }

    /// <summary>The slice's transaction is on disk. True where the pass has more.</summary>
    public bool Done(SettleSlice slice)
    {
        metrics.Deleted.Add(slice.TooLate);
        foreach (var series in slice.Series)
        {
            metrics.Settled.Add(series.FrozenCount);
            Volatile.Write(ref _frozen, _frozen - series.FrozenCount);
            series.Thaw();
            _pending.Dequeue();
        }

        return _pending.Count > 0;
    }
}
