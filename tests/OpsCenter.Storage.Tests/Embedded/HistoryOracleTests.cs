using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>
/// Random histories long enough for summaries: every aggregate, window and offset agrees with brute force, whether late, repeated or revised, settled or not,
/// before or after a restart, out of summaries, readings or both, and over a store that offers no windows.
/// </summary>
public sealed class HistoryOracleTests
{
    private const int Hour = 3600;

    private static readonly Gen<OracleAct> Acts = Gen.Frequency(
        (6, from series in Gen.Choose(0, 3)
            from start in Gen.Choose(-20 * Hour, 60 * Hour)
            from step in Gen.Elements(10, 37, 120, 900)
            from count in Gen.Elements(1, 30, 700, 1500)
            from seed in Gen.Choose(0, 1000)
            select (OracleAct)new Stretch(series, start, step, count, seed)),
        (4, Gen.Constant((OracleAct)new OracleAct.Settle())),
        (1, Gen.Constant((OracleAct)new OracleAct.Restart())),
        (1, Gen.Choose(-20, 40).Select(hour => (OracleAct)new OracleAct.DeleteBefore(hour * Hour / 2))));

    private static readonly Gen<HistoryQuery> Queries =
        from first in Gen.OneOf(Gen.Choose(-25, 70).Select(hour => hour * Hour), Gen.Choose(-90_000, 250_000))
        from length in Gen.OneOf(Gen.Choose(1, 90).Select(hour => hour * Hour), Gen.Choose(1, 300_000))
        from step in Gen.Elements(40, 60, 90, 120, 180, 1440, 10_080)
        from offset in Gen.Elements(0, 420, -180, 330)
        from aggregate in Gen.Elements(Enum.GetValues<HistoryAggregate>())
        from percentile in Gen.Elements(50.0, 95, 99.9, 100)
        from groupBy in Gen.Elements<string[]>([], [], ["area"], ["area", "none"], ["none"])
        select new HistoryQuery(
            new RangeQuery(
                new SeriesSelector("river", "level", new Dictionary<string, string>()), OracleAct.At(first), OracleAct.At(first + length), TimeSpan.FromMinutes(step), Aggregate.Mean, TimeSpan.FromMinutes(offset)),
            aggregate)
        {
            Percentile = percentile,
            GroupBy = groupBy,
        };

    [Fact]
    public void Read_RandomHistories_AgreesWithBruteForce() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Gen.Zip(Gen.ListOf(Acts, 10), Gen.ListOf(Queries, 12))), history => AgreeAsync(history.Item1, history.Item2).GetAwaiter().GetResult()));

    private static async Task AgreeAsync(IEnumerable<OracleAct> acts, IEnumerable<HistoryQuery> queries)
    {
        using var folder = new EmbeddedFolder();
        var oracle = new Oracle();
        foreach (var act in acts)
        {
            await act.DoAsync(folder, oracle);
        }

        foreach (var query in queries)
        {
            var expected = HistoryOracle.Answer(oracle.All, query);
            Same(expected, await ReadAsync(folder.Store, query), query);
            Same(expected, await ReadAsync(new PlainStore(folder.Store), query), query);
            if (Enum.IsDefined((Aggregate)query.Aggregate))
            {
                await SameSummariesAsync(folder.Store, query.Range with { Aggregate = (Aggregate)query.Aggregate });
            }
        }
    }

    private static async Task<List<HistorySeries>> ReadAsync(ITelemetryStore store, HistoryQuery query)
    {
        var answers = new List<HistorySeries>();
        await foreach (var answer in new HistoryReader(store).ReadAsync(query, CancellationToken.None))
        {
            Assert.False(answer.Truncated || answer.Incomplete);
            answers.Add(answer);
        }

        return answers;
    }

    private static async Task SameSummariesAsync(ITelemetryStore store, RangeQuery query)
    {
        var windowed = await new HistoryReader(store).SummariesAsync(query, CancellationToken.None).ToListAsync();
        var asked = await new HistoryReader(new PlainStore(store)).SummariesAsync(query, CancellationToken.None).ToListAsync();
        Assert.Equal(windowed.Select(line => line.Series), asked.Select(line => line.Series));
        foreach (var (window, other) in windowed.SelectMany(line => line.Windows).Zip(asked.SelectMany(line => line.Windows), (one, two) => (one, two)))
        {
            var (sum, same) = (window.Summary, other.Summary);
            Assert.Equal((window.Start, sum.Count, sum.Min, sum.Max, sum.Worst, sum.Flags), (other.Start, same.Count, same.Min, same.Max, same.Worst, same.Flags));
            Assert.Equal((sum.Sum, sum.Value(query.Aggregate)), (same.Sum, same.Value(query.Aggregate)));
        }
    }

    private static void Same(IReadOnlyList<(SeriesKey Name, IReadOnlyList<HistoryPoint> Points)> expected, List<HistorySeries> actual, HistoryQuery query)
    {
        Assert.Equal(expected.Select(line => line.Name), actual.Select(line => line.Series));
        foreach (var (line, answer) in expected.Zip(actual))
        {
            Assert.Equal(line.Points.Select(point => point.Time), answer.Points.Select(point => point.Time));
            foreach (var (point, found) in line.Points.Zip(answer.Points))
            {
                Assert.True(
                    Math.Abs(point.Value!.Value - found.Value!.Value) <= 1e-9 * (1 + Math.Abs(point.Value.Value)),
                    $"{query}: {line.Name} at {point.Time} is {found.Value}, not {point.Value}");
            }
        }
    }

    /// <summary>A run of one series: a counter that grows and now and then begins again, so that every aggregate has something to tell.</summary>
    private sealed record Stretch(int Series, int Start, int Step, int Count, int Seed) : OracleAct.Commit
    {
        protected override IEnumerable<Reading> Readings()
        {
            var random = new Random(Seed);
            var key = new SeriesKey("river", [new("site", $"s{Series}"), new("area", $"a{Series / 2}")], "level");
            var value = 0;
            for (var index = 0; index < Count; index++)
            {
                value = random.Next(20) == 0 ? random.Next(5) : value + random.Next(100);
                var time = At(Start + (index * Step));
                yield return new Reading(key, time, value / 4.0, Quality.Good, ReadingFlags.None, time);
            }
        }
    }
}
