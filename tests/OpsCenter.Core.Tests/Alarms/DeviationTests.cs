using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Two gauges at one place that ought to agree.</summary>
public sealed class DeviationTests
{
    private static readonly SeriesKey Twin = Some.Gauge("pha-lai", "rg-twin");

    [Fact]
    public async Task Apart_MoreThanTheLimit_RaisesWithTheDifference()
    {
        using var line = await TimeLine.Of(Apart());

        line.At("10:00", 4.0).At("10:00:10", 4.1, series: Twin).Expect()
            .At("10:01", 4.5).Expect(Firing("apart", level: 1).From("10:01"));
        Assert.Equal(0.4, line.Only.Value, 9);
    }

    [Fact]
    public async Task Apart_TheOtherMovesAway_RaisesToo()
    {
        using var line = await TimeLine.Of(Apart());

        line.At("10:00", 4.0).At("10:01", 4.5, series: Twin).Expect(Firing("apart", level: 1).From("10:01"))
            .At("10:02", 4.0, series: Twin).Expect(Cleared("apart", level: 1));
    }

    [Fact]
    public async Task Stale_OtherReadingTooOld_SaysNothing()
    {
        using var line = await TimeLine.Of(Apart());

        line.At("10:00", 4.0, series: Twin).At("10:11", 9.0).Expect();
    }

    [Fact]
    public async Task Suspect_EitherOfThem_DoesNotClear()
    {
        using var line = await TimeLine.Of(Apart());

        line.At("10:00", 4.0, series: Twin).At("10:01", 4.5).At("10:02", 4.5, Quality.Suspect, Twin).Expect(Firing("apart", level: 1))
            .At("10:03", 4.5, series: Twin).Expect(Cleared("apart", level: 1));
    }

    [Fact]
    public async Task OtherSite_IsNotCompared()
    {
        using var line = await TimeLine.Of(Apart());

        line.At("10:00", 4.0).At("10:01", 9.0, series: Some.Gauge("ben-binh", "rg-twin")).Expect();
    }

    [Fact]
    public async Task Percent_OfTheOther_IsJudged()
    {
        using var line = await TimeLine.Of(Apart(AlarmMeasure.Percent, 10));

        line.At("10:00", 5.0, series: Twin).At("10:01", 5.4).Expect().At("10:02", 5.6).Expect(Firing("apart", level: 1));
        Assert.Equal("%", line.Only.Unit);
    }

    [Fact]
    public async Task Killed_BothAreKnownAgain()
    {
        using var line = await TimeLine.Of(Apart());
        await line.At("10:00", 4.0).At("10:00:10", 4.1, series: Twin).Silence(until: "10:05").Save();

        await line.KillAndStart(at: "10:06");

        line.Expect().At("10:07", 4.5).Expect(Firing("apart", level: 1).From("10:07"));
    }

    [Fact]
    public async Task Killed_WhileApart_StaysApart()
    {
        using var line = await TimeLine.Of(Apart());
        await line.At("10:00", 4.0, series: Twin).At("10:01", 4.5).Save();

        await line.KillAndStart(at: "10:02");

        line.Expect(Firing("apart", level: 1).From("10:01")).At("10:03", 4.5, series: Twin).Expect(Cleared("apart", level: 1));
    }

    private static AlarmRuleConfig Apart(AlarmMeasure measure = AlarmMeasure.Difference, double limit = 0.3) =>
        Some.Flood("apart", Some.Level("apart", Severity.Medium, limit)) with
        {
            Selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-01" }),
            Condition = new AlarmCondition.Deviation(
                new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-twin" }), ["site"], measure, BothWays: true, TimeSpan.FromMinutes(10)),
        };
}
