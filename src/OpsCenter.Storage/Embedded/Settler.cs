using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>Moves points from the journal into chunks, a slice at a time so that commits get in between. Under the store's write lock.</summary>
internal sealed class Settler(TelemetryTables tables, SeriesCatalogue catalogue, StorageMetrics metrics, DamageWatch damage)
{
    /// <summary>One slice is one transaction: about as long as a commit.</summary>
    private const int SlicePoints = 8192;

    private const int SliceSeries = 64;

    private readonly Queue<SeriesState> _pending = new();
    private long _journalUpTo;
    private long _active;
    private long _frozen;

    /// <summary>Points in memory and journal only.</summary>
    public long Unsettled => Volatile.Read(ref _active) + Volatile.Read(ref _frozen);

    /// <summary>A pass is under way.</summary>
    public bool Busy => _pending.Count > 0;

    public void Took(long points) => Volatile.Write(ref _active, _active + points);

    /// <summary>Begins a pass over all that is unsettled now; false where there is nothing.</summary>
    /// <param name="journalUpTo">Number of the newest journal row.</param>
    public bool Begin(long journalUpTo)
    {
        if (Busy)
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
        return Busy;
    }

    /// <summary>Settles one slice in its own transaction; true where the pass has more. On an error nothing has moved.</summary>
    public bool Step()
    {
        var slice = Slice();
        var tooLate = 0;
        tables.InTransaction(() =>
        {
            foreach (var series in slice)
            {
                var points = series.Frozen();
                tooLate += tables.Chunks.Merge(series.Id, points, (chunk, error) => damage.SetAside(series, chunk, error));
                tables.Series.Settle(series, Math.Max(series.SettledTo, points[^1].Time));
            }

            if (slice.Length == _pending.Count)
            {
                tables.Journal.DeleteUpTo(_journalUpTo);
            }
        });
        metrics.Deleted.Add(tooLate);
        foreach (var series in slice)
        {
            metrics.Settled.Add(series.Frozen().Length);
            Volatile.Write(ref _frozen, _frozen - series.Frozen().Length);
            series.Thaw();
            _pending.Dequeue();
        }

        return Busy;
    }

    private SeriesState[] Slice()
    {
        var points = 0;
        return [.. _pending.Take(SliceSeries).TakeWhile(series =>
        {
            var fits = points < SlicePoints;
            points += series.Frozen().Length;
            return fits;
        })];
    }
}
