using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Testing.Live;

/// <summary>A store in memory that answers what it was given; windows are means.</summary>
public sealed class FakeStore : ITelemetryStore
{
    public List<Reading> Readings { get; } = [];

    public List<OperationalEvent> Events { get; } = [];

    /// <summary>History cannot be read, as with a database that is down.</summary>
    public bool PastIsAway { get; set; }

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation)
    {
        Readings.AddRange(batch.Readings);
        return ValueTask.FromResult<CommitOutcome>(new CommitOutcome.Accepted(0, batch.Events));
    }

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<Reading>>(
            [.. Readings.Where(reading => selector.Matches(reading.Series)).GroupBy(reading => reading.Series).Select(group => group.MaxBy(reading => reading.Time))]);

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        if (PastIsAway)
        {
            throw new StoreUnavailableException("it is down");
        }

        var wanted = Readings.Where(reading => query.Selector.Matches(reading.Series) && reading.Time >= query.From && reading.Time < query.To);
        foreach (var group in wanted.GroupBy(reading => reading.Series))
        {
            yield return new SeriesPoints(group.Key, query.Step is { } step ? Windows(group, step) : Raw(group), false);
        }
    }

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<OperationalEvent>>([.. Events.Where(one => one.Time >= query.From && one.Time < query.To).OrderByDescending(one => one.Time).Take(query.Limit)]);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SeriesKey>>([.. Readings.Select(reading => reading.Series).Distinct().Where(selector.Matches)]);

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => ValueTask.FromResult(0L);

    private static List<Point> Raw(IEnumerable<Reading> readings) =>
        [.. readings.OrderBy(reading => reading.Time).Select(reading => new Point(reading.Time, reading.Value, reading.Quality, reading.Flags))];

    private static List<Point> Windows(IEnumerable<Reading> readings, TimeSpan step) =>
    [
        .. readings.GroupBy(reading => reading.Time.UnixNanoseconds / (step.Ticks * 100) * step.Ticks * 100).OrderBy(group => group.Key)
            .Select(group => new Point(new Instant(group.Key), group.Average(reading => reading.Value), Quality.Good, ReadingFlags.None)),
    ];
}
