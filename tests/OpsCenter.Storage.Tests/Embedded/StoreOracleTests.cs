using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>Random histories against a dictionary: whatever is committed, settled, restarted and deleted, in whatever order, the answers agree.</summary>
public sealed class StoreOracleTests
{
    private static readonly Gen<OracleAct> Acts = Gen.Frequency(
        (8, Gen.ListOf(
            from series in Gen.Choose(0, 2)
            from time in Gen.Choose(-50, 150)
            from value in Gen.Elements(1.0, 2.0, 2.5, 1.0 / 3)
            from quality in Gen.Elements(Quality.Good, Quality.Suspect, Quality.Bad)
            select (series, time, value, quality)).Select(readings => (OracleAct)new SomeReadings([.. readings]))),
        (3, Gen.Constant((OracleAct)new OracleAct.Settle())),
        (2, Gen.Constant((OracleAct)new OracleAct.Restart())),
        (1, Gen.Choose(-60, 100).Select(second => (OracleAct)new OracleAct.DeleteBefore(second))));

    private static readonly Gen<RangeQuery> Queries =
        from site in Gen.Elements("*", "s0", "s1", "s2", "s3")
        from first in Gen.Choose(-60, 160)
        from length in Gen.Choose(0, 220)
        from step in Gen.Elements<int?>(null, 1, 7, 60, 86_400)
        from aggregate in Gen.Elements(Enum.GetValues<Aggregate>())
        from offset in Gen.Elements(0, 7, -3)
        from most in Gen.Elements(1, 5, 1000)
        select new RangeQuery(
            new SeriesSelector("river", null, new Dictionary<string, string> { ["site"] = site }),
            OracleAct.At(first),
            OracleAct.At(first + length),
            step is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            aggregate,
            TimeSpan.FromHours(offset),
            most);

    /// <param name="settleReadings">So few that commits settle what others brought, or so many that only the acts do.</param>
    [Theory]
    [InlineData(2)]
    [InlineData(200_000)]
    public void QueryLatestAndCounts_RandomHistories_AgreeWithTheOracle(int settleReadings)
    {
        var histories = Gen.Zip(Gen.ListOf(Acts, 12), Gen.ListOf(Queries, 12));
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(Arb.From(histories), history => AgreeAsync(settleReadings, history.Item1, history.Item2).GetAwaiter().GetResult()));
    }

    private static async Task AgreeAsync(int settleReadings, IEnumerable<OracleAct> acts, IEnumerable<RangeQuery> queries)
    {
        using var folder = new EmbeddedFolder(new EmbeddedStoreOptions { SettleReadings = settleReadings });
        var oracle = new Oracle();
        foreach (var act in acts)
        {
            await act.DoAsync(folder, oracle);
        }

        foreach (var query in queries)
        {
            var answers = new List<SeriesPoints>();
            await foreach (var answer in folder.Store.QueryAsync(query, CancellationToken.None))
            {
                answers.Add(answer with { Reads = null, Points = [.. answer.Points.Select(Rounded)] });
            }

            Assert.Equivalent(oracle.Query(query).Select(answer => answer with { Points = [.. answer.Points.Select(Rounded)] }), answers, strict: true);
        }

        var latest = await folder.Store.LatestAsync(SeriesSelector.All, CancellationToken.None);
        Assert.Equal(oracle.Latest(), latest.Select(reading => (reading.Series, reading.Time, reading.Value)));
    }

    /// <summary>Sums of thirds depend on the order of adding.</summary>
    private static Point Rounded(Point point) => point with { Value = Math.Round(point.Value, 9) };

    private sealed record SomeReadings((int Series, int Time, double Value, Quality Quality)[] Items) : OracleAct.Commit
    {
        public override string ToString() => $"Commit {string.Join(' ', Items)}";

        protected override IEnumerable<Reading> Readings() =>
            Items.Select(item => new Reading(Some.Series($"s{item.Series}"), At(item.Time), item.Value, item.Quality, ReadingFlags.None, At(item.Time)));
    }
}
