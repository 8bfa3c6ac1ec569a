using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing.Live;

namespace OpsCenter.Core.Tests.Replay;

/// <summary>One gauge that reports a thousand times a second, so that pages run full; remembers the largest answer.</summary>
internal sealed class BusyStore(Instant from, int readings) : ITelemetryStore
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(1);

    public int Largest { get; private set; }

    public async IAsyncEnumerable<SeriesPoints> QueryAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        if (query.Step is not null || !query.Selector.Matches(LiveWorld.Level("a")))
        {
            yield break;
        }

        var points = Enumerable.Range(0, readings).Select(number => from + (Every * number))
            .Where(time => time >= query.From && time < query.To)
            .Take(query.MaxPoints + 1)
            .Select(time => new Point(time, 1, Quality.Good, ReadingFlags.None))
            .ToArray();
        var cut = points.Length > query.MaxPoints;
        points = cut ? points[..query.MaxPoints] : points;
        Largest = Math.Max(Largest, points.Length);
        yield return new SeriesPoints(LiveWorld.Level("a"), points, cut);
    }

    public ValueTask<IReadOnlyList<SeriesKey>> SeriesAsync(SeriesSelector selector, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<SeriesKey>>([LiveWorld.Level("a")]);

    public ValueTask<IReadOnlyList<OperationalEvent>> EventsAsync(EventQuery query, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<OperationalEvent>>([]);

    public ValueTask<IReadOnlyList<Reading>> LatestAsync(SeriesSelector selector, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<CommitOutcome> CommitAsync(TelemetryBatch batch, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask<long> DeleteBeforeAsync(string? measurement, Instant before, CancellationToken cancellation) => throw new NotSupportedException();
}
