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

    private static readonly Gen<Act> Acts = Gen.Frequency(
        (6, from series in Gen.Choose(0, 3)
            from start in Gen.Choose(-20 * Hour, 60 * Hour)
            from step in Gen.Elements(10, 37, 120, 900)
            from count in Gen.Elements(1, 30, 700, 1500)
            from seed in Gen.Choose(0, 1000)
            select (Act)new Act.Stretch(series, start, step, count, seed)),
        (4, Gen.Constant((Act)new Act.Settle())),
        (1, Gen.Constant((Act)new Act.Restart())),
        (1, Gen.Choose(-20, 40).Select(hour => (Act)new Act.Delete(hour * Hour / 2))));

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
                new SeriesSelector("river", "level", new Dictionary<string, string>()), At(first), At(first + length), TimeSpan.FromMinutes(step), Aggregate.Mean, TimeSpan.FromMinutes(offset)),
            aggregate)
        {
            Percentile = percentile,
            GroupBy = groupBy,
        };

    [Fact]
    public void Read_RandomHistories_AgreesWithBruteForce() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Gen.Zip(Gen.ListOf(Acts, 10), Gen.ListOf(Queries, 12))), history => AgreeAsync(history.Item1, history.Item2).GetAwaiter().GetResult()));

    private static async Task AgreeAsync(IEnumerable<Act> acts, IEnumerable<HistoryQuery> queries)
    {
        using var folder = new EmbeddedFolder();
        var oracle = new Oracle();
        foreach (var act in acts)
        {
            await DoAsync(folder, oracle, act);
        }

        foreach (var query in queries)
        {
            var expected = HistoryOracle.Answer(oracle.All, query);
            Same(expected, await ReadAsync(folder.Store, query), query);
            Same(expected, await ReadAsync(new PlainStore(folder.Store), query), query);
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

    private static async Task DoAsync(EmbeddedFolder folder, Oracle oracle, Act act)
    {
        switch (act)
        {
            case Act.Stretch stretch:
                Reading[] readings = [.. stretch.Readings()];
                var outcome = await folder.Store.CommitAsync(new TelemetryBatch(readings, []), CancellationToken.None);
                Assert.Equal(oracle.Commit(readings), Assert.IsType<CommitOutcome.Accepted>(outcome).DuplicateReadings);
                break;
            case Act.Settle:
                await folder.SettleAsync();
                break;
            case Act.Restart:
                folder.Reopen();
                break;
            case Act.Delete delete:
                Assert.Equal(oracle.DeleteBefore(At(delete.Second)), await folder.Store.DeleteBeforeAsync(null, At(delete.Second), CancellationToken.None));
                break;
        }
    }

    private static Instant At(int second) => new(second * 1_000_000_000L);

    private abstract record Act
    {
        /// <summary>A run of one series: a counter that grows and now and then begins again, so that every aggregate has something to tell.</summary>
        public sealed record Stretch(int Series, int Start, int Step, int Count, int Seed) : Act
        {
            public IEnumerable<Reading> Readings()
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

        public sealed record Settle : Act;

        public sealed record Restart : Act;

        public sealed record Delete(int Second) : Act;
    }
}
