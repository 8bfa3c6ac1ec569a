using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Kpis;

/// <summary>Whatever comes late, twice or anew, and whenever the process dies: in the end the figures are those of the readings.</summary>
public sealed class KpiRecomputeTests
{
    private const int Kills = 100;
    private static readonly string[] Sites = ["a", "b", "c"];

    private static readonly KpiSet Kpis = new(
    [
        KpiLab.Kpi("t.mean", KpiScopeKind.Site, KpiLab.Part(5), "mean(x)", null, KpiLab.Readings("x", "m", "x")),
        KpiLab.Kpi("t.grow", KpiScopeKind.Site, KpiLab.Part(15), "increase(x)", null, KpiLab.Readings("x", "m", "x")),
        KpiLab.Kpi("t.sum", KpiScopeKind.All, KpiLab.Part(60), "sum(x)", TimeSpan.FromHours(3), KpiLab.Readings("x", "m", "x")),
        KpiLab.Kpi("t.high", KpiScopeKind.Site, new KpiStep(KpiStepUnit.Day), "sum(by(1h, mean(x) > 50))", null, KpiLab.Readings("x", "m", "x")),
        KpiLab.Kpi("t.middle", KpiScopeKind.All, KpiLab.Part(30), "median(x)", null, KpiLab.Readings("x", "m", "x")),
        KpiLab.Kpi("t.of", KpiScopeKind.All, KpiLab.Part(60), "mean(by(site, last(f)))", null, new KpiInput.Figures("f", "t.mean")),
    ]);

    [Theory]
    [InlineData(1)]
    [InlineData(20261123)]
    public async Task Figures_LateTwiceRevisedAndAHundredKills_AreThoseOfTheReadings(int seed)
    {
        var random = new Random(seed);
        var time = new ManualTime(new DateTimeOffset(2026, 11, 20, 3, 7, 0, TimeSpan.Zero));
        await using var lab = await KpiLab.CreateAsync(Kpis, time);
        var sent = new Dictionary<(string Site, Instant Time), double>();
        for (var kills = 0; kills < Kills;)
        {
            time.Advance(TimeSpan.FromSeconds(random.Next(20, 1200)));
            var readings = Some(random, time.GetInstant(), sent);
            lab.Lives = random.Next(4) == 0 ? -1 : random.Next(14);
            try
            {
                await lab.CommitAsync(readings);
                if (random.Next(3) > 0)
                {
                    await lab.RunAllAsync();
                }

                if (random.Next(3) == 0)
                {
                    await lab.CatchUpAsync();
                }
            }
            catch (KpiLab.KilledException)
            {
                Assert.True(lab.IsDead);
            }

            if (lab.IsDead)
            {
                // Whoever got no answer sends again.
                kills++;
                await lab.StartAsync();
                await lab.CommitAsync(readings);
            }
        }

        lab.Lives = -1;
        time.Advance(TimeSpan.FromDays(2));
        await lab.RunAllAsync();
        await lab.CatchUpAsync();
        await lab.RunAllAsync();
        await lab.CatchUpAsync();

        var expected = new KpiByHand(sent);
        await SameAsync(lab, "t.mean", "site", expected.Mean(Sites));
        await SameAsync(lab, "t.grow", "site", expected.Growth(Sites));
        await SameAsync(lab, "t.sum", "none", expected.Sum());
        await SameAsync(lab, "t.high", "site", expected.High(Sites));
        await SameAsync(lab, "t.middle", "none", expected.Middle());
        await SameAsync(lab, "t.of", "none", expected.MeanOfLast(Sites));
        Assert.All(Kpis.All, kpi => Assert.True(lab.Engine.ProgressOf(kpi.Id)!.IsBackfilled));
        Assert.Empty(lab.Engine.Waiting);
    }

    private static List<Reading> Some(Random random, Instant now, Dictionary<(string Site, Instant Time), double> sent)
    {
        var readings = new List<Reading>();
        for (var count = random.Next(1, 8); count > 0; count--)
        {
            var site = Sites[random.Next(Sites.Length)];
            var late = random.Next(5) == 0 ? TimeSpan.FromMinutes(random.Next(600)) : TimeSpan.FromSeconds(random.Next(90));
            var at = now - late;
            if (sent.Count > 0 && random.Next(6) == 0)
            {
                // A value of before once more, the same or another.
                (site, at) = sent.Keys.ElementAt(random.Next(sent.Count));
            }

            var value = sent.TryGetValue((site, at), out var before) && random.Next(2) == 0 ? before : random.Next(0, 1000) / 10.0;
            sent[(site, at)] = value;
            readings.RemoveAll(reading => reading.Time == at && reading.Series.Tag("site") == site);
            readings.Add(new Reading(new SeriesKey("m", [KeyValuePair.Create("site", site)], "x"), at, value, Quality.Good, ReadingFlags.None, now));
        }

        return readings;
    }

    private static async Task SameAsync(KpiLab lab, string kpi, string tag, SortedDictionary<string, double> expected)
    {
        var stored = await lab.FiguresAsync(kpi, tag);
        Assert.Equal(expected.Keys, stored.Keys);
        Assert.All(expected, pair => Assert.Equal(pair.Value, stored[pair.Key], 6));
    }
}
