using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Journal;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded;

/// <summary>What of a batch is new, what revises, what was there already. Kept and cleared between commits.</summary>
/// <param name="catalogue">Series known so far.</param>
/// <param name="chunks">Asked for what memory does not hold any more; null where memory is all that can be asked.</param>
/// <param name="mostSeries">One more is refused.</param>
/// <param name="section">Of the options that bound comes from.</param>
internal sealed class CommitPlan(SeriesCatalogue catalogue, ChunkWriter? chunks, int mostSeries, string section)
{
    private readonly Dictionary<(int Series, long Time), int> _seen = [];
    private readonly Dictionary<SeriesKey, SeriesState> _new = [];
    private readonly Dictionary<long, StoredPoint[]> _decoded = [];
    private readonly List<JournalPoint> _points = [];
    private readonly List<SeriesState> _states = [];
    private long _number;
    private int _seenUpTo;

    /// <summary>To be journalled, in order.</summary>
    public ReadOnlySpan<JournalPoint> Points => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_points);

    /// <summary>The series of each of <see cref="Points"/>.</summary>
    public IReadOnlyList<SeriesState> States => _states;

    public IReadOnlyCollection<SeriesState> NewSeries => _new.Values;

    public int Duplicates { get; private set; }

    public int Revised { get; private set; }

    /// <summary>Sorts the batch out; answers why it must be rejected, or null.</summary>
    public string? Prepare(IReadOnlyList<Reading> readings)
    {
        Clear();
        for (var index = 0; index < readings.Count; index++)
        {
            var reading = readings[index];
            if (!double.IsFinite(reading.Value))
            {
                return $"{reading.Series} has the value {reading.Value}, which is no finite number";
            }

            if (StateOf(reading.Series) is not { } state)
            {
                return $"{reading.Series} would be series number {mostSeries + 1}, the bound {section}:MaxSeries is {mostSeries}";
            }

            Sort(state, StoredPoint.From(reading));
        }

        return null;
    }

    /// <summary>Tells the metrics what was stored, once it is.</summary>
    /// <param name="metrics">Told.</param>
    /// <param name="events">Stored or changed with the readings.</param>
    public void Count(StorageMetrics metrics, int events)
    {
        metrics.Readings.Add(_points.Count);
        metrics.Duplicates.Add(Duplicates);
        metrics.Revised.Add(Revised);
        metrics.Events.Add(events);
    }

    private void Clear()
    {
        _number++;
        _seen.Clear();
        _seenUpTo = 0;
        _new.Clear();
        _decoded.Clear();
        _points.Clear();
        _states.Clear();
        Duplicates = 0;
        Revised = 0;
    }

    private SeriesState? StateOf(SeriesKey key)
    {
        if (catalogue.Next(key) is { } known || _new.TryGetValue(key, out known))
        {
            return known;
        }

        if (catalogue.Count + _new.Count >= mostSeries)
        {
            return null;
        }

        return _new[key] = new SeriesState(catalogue.NextId + _new.Count, key);
    }

    private void Sort(SeriesState state, StoredPoint point)
    {
        // In order is the rule: what is later than all before it needs no search.
        if (point.Time > NewestOf(state))
        {
            Add(state, point);
            return;
        }

        var inBatch = Seen().TryGetValue((state.Id, point.Time), out var earlier);
        var stored = inBatch ? _points[earlier].Point : state.FindUnsettled(point.Time) ?? FindSettled(state, point.Time);
        if (stored is { } there)
        {
            if (there.Value == point.Value)
            {
                Duplicates++;
                return;
            }

            Revised++;
            point = point with { Flags = point.Flags | ReadingFlags.Revised };
        }

        if (inBatch)
        {
            _points[earlier] = new JournalPoint(state.Id, point);
            return;
        }

        Add(state, point);
    }

    private void Add(SeriesState state, in StoredPoint point)
    {
        state.Planned = new PlannedSeries(_number, Math.Max(NewestOf(state) ?? point.Time, point.Time));
        _points.Add(new JournalPoint(state.Id, point));
        _states.Add(state);
    }

    private long? NewestOf(SeriesState state) => state.Planned.Commit == _number ? state.Planned.Newest : state.Newest;

    /// <summary>Where in the plan each point is; filled only once somebody asks.</summary>
    private Dictionary<(int Series, long Time), int> Seen()
    {
        for (; _seenUpTo < _points.Count; _seenUpTo++)
        {
            _seen.Add((_points[_seenUpTo].Series, _points[_seenUpTo].Point.Time), _seenUpTo);
        }

        return _seen;
    }

    private StoredPoint? FindSettled(SeriesState state, long time)
    {
        // Only a late or repeated reading pays for a look into the file.
        if (chunks is null || time > state.SettledTo || chunks.Spans.Owner(state.Id, time) is not { HasPoints: true } chunk || chunk.End < time)
        {
            return null;
        }

        var points = Decoded(chunks, chunk);
        var index = Array.BinarySearch(points, new StoredPoint(time, 0, default, default, 0), ByTime.Instance);
        return index >= 0 ? points[index] : null;
    }

    private StoredPoint[] Decoded(ChunkWriter file, ChunkRow chunk)
    {
        if (!_decoded.TryGetValue(chunk.Id, out var points))
        {
            try
            {
                points = file.Points(chunk);
            }
            catch (InvalidDataException)
            {
                // What cannot be read cannot be a duplicate; settling sets the chunk aside and says so.
                points = [];
            }

            _decoded.Add(chunk.Id, points);
        }

        return points;
    }

    private sealed class ByTime : IComparer<StoredPoint>
    {
        public static readonly ByTime Instance = new();

        public int Compare(StoredPoint x, StoredPoint y) => x.Time.CompareTo(y.Time);
    }
}
