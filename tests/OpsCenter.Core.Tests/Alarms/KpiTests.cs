using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>A KPI against its target, in percent.</summary>
public sealed class KpiTests
{
    private static readonly SeriesKey OnTime = new("kpi", new Dictionary<string, string> { ["id"] = "service.on-time", ["area"] = "chi-linh" }, "value");

    [Fact]
    public async Task Below_NineTenthsOfTheTarget_RaisesWithThePercentage()
    {
        using var line = await TimeLine.Of(Behind());

        line.At("10:00", 90, series: OnTime).Expect().At("11:00", 81, series: OnTime).Expect(Firing("behind", level: 1).From("11:00"))
            .At("12:00", 40, series: OnTime).Expect(Firing("behind", level: 2))
            .At("13:00", 94, series: OnTime).Expect(Cleared("behind", level: 2));
    }

    [Fact]
    public async Task Shown_IsPercent_AndTheLimitOnTheChartIsTheKpisOwn()
    {
        using var line = await TimeLine.Of(Behind());

        line.At("11:00", 81, series: OnTime);

        Assert.Equal((85.26, "%"), (Math.Round(line.Only.Value, 2), line.Only.Unit)); // 81 of 95
        Assert.Equal([85.5, 47.5], line.Engine.LimitsOf(OnTime).OrderByDescending(limit => limit.Value).Select(limit => Math.Round(limit.Value, 3)));
    }

    [Fact]
    public async Task Revised_SameHourOtherValue_IsJudgedAgain()
    {
        using var line = await TimeLine.Of(Behind());

        line.At("11:00", 81, series: OnTime).At("11:00", 93, flags: ReadingFlags.Revised, series: OnTime).Expect(Cleared("behind", level: 1));
    }

    [Fact]
    public async Task OtherKpi_IsNotWatched()
    {
        using var line = await TimeLine.Of(Behind());

        line.At("11:00", 1, series: new SeriesKey("kpi", new Dictionary<string, string> { ["id"] = "other" }, "value")).Expect();
    }

    [Fact]
    public async Task Killed_WhileBehind_StaysBehind()
    {
        using var line = await TimeLine.Of(Behind());
        await line.At("11:00", 81, series: OnTime).Save();

        await line.KillAndStart(at: "11:30");

        line.Expect(Firing("behind", level: 1).From("11:00")).At("12:00", 94, series: OnTime).Expect(Cleared("behind", level: 1));
    }

    private static AlarmRuleConfig Behind() =>
        Some.Flood("behind", Some.Level("behind", Severity.Medium, 90), Some.Level("far behind", Severity.High, 50)) with
        {
            Selector = new SeriesSelector(PseudoSeries.Kpis, "value", new Dictionary<string, string> { ["id"] = "service.on-time" }),
            Condition = new AlarmCondition.Kpi(Target: 95),
            Direction = AlarmDirection.Below,
        };
}
