using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>The telemetry store as far as the engine asks it.</summary>
internal sealed class MemoryTelemetry : ITelemetryStore
{
    private readonly Dictionary<SeriesKey, SortedDictionary<long, Reading>> _series = [];

    private readonly List<OperationalEvent> _events = [];

    /// <summary>History cannot be read, as with a database that is down.</summary>
    public bool PastIsAway { get; set; }

    public void Add(OperationalEvent happened) => _events.Add(happened);

    public void Add(Reading reading)
    {
        if (!_series.TryGetValue(reading.Series, out var readings))
        {
            _series[reading.Series] = readings = [];
        }

        readings[reading.Time.UnixNanoseconds] = reading;
    }

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<Reading>>([.. _series.Where(pair => selector.Matches(pair.Key)).Select(pair => pair.Value.Values.Last())]);

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(
        RangeQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (PastIsAway)
        {
            throw new StoreUnavailableException("it is down");
        }

        foreach (var (series, readings) in _series.Where(pair => query.Selector.Matches(pair.Key)))
        {
            var points = readings.Values
                .Where(reading => reading.Time >= query.From && reading.Time < query.To)
                .Select(reading => new Point(reading.Time, reading.Value, reading.Quality, reading.Flags))
                .ToArray();
            if (query.Step is { } step)
            {
                points = [.. points.GroupBy(point => point.Time.UnixNanoseconds / (step.Ticks * 100)).Select(group =>
                    new Point(new Instant(group.Key * step.Ticks * 100), group.Average(point => point.Value), group.Max(point => point.Quality), ReadingFlags.None))];
            }

            yield return new SeriesPoints(series, [.. points.Take(query.MaxPoints)], points.Length > query.MaxPoints);
        }
    }

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<OperationalEvent>>(
        [
            .. _events.Where(happened => happened.Time >= query.From && happened.Time < query.To
                    && (query.KindPrefix is null || happened.Kind.StartsWith(query.KindPrefix, StringComparison.Ordinal)))
                .OrderByDescending(happened => happened.Time).Take(query.Limit),
        ]);

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
