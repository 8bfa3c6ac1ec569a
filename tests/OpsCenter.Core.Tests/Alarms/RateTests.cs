using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>How fast it rises.</summary>
public sealed class RateTests
{
    [Fact]
    public async Task Rising_FasterThanTheLimit_RaisesWithTheRateAsValue()
    {
        using var line = await TimeLine.Of(Rising());

        line.At("10:00", 1.0).At("10:15", 1.05).At("10:30", 1.1).Expect().At("10:45", 1.3).Expect(Firing("rise", level: 1).From("10:45"));
        Assert.Equal(0.5, line.Only.Value, 9); // 1.30 - 1.05 in half an hour
        Assert.Equal("m/h", line.Only.Unit);
    }

    [Fact]
    public async Task Rising_NothingHalfASpanBefore_SaysNothing()
    {
        using var line = await TimeLine.Of(Rising());

        line.At("10:00", 1.0).At("10:10", 3.0).Expect().At("10:15", 3.0).Expect(Firing("rise", level: 1));
    }

    [Fact]
    public async Task Gap_LongerThanTwoSpans_IsNotTakenForARise()
    {
        using var line = await TimeLine.Of(Rising());

        line.At("10:00", 1.0).At("14:00", 3.0).Expect();
    }

    [Fact]
    public async Task Suspect_MayRaise_ButIsNoReference()
    {
        using var line = await TimeLine.Of(Rising());

        line.At("10:00", 1.0).At("10:10", 9.0, Quality.Suspect).At("10:30", 1.05).At("10:45", 1.1).Expect();
    }

    [Fact]
    public async Task Falling_WatchedBothWays_Raises()
    {
        using var line = await TimeLine.Of(Rising(both: true));

        line.At("10:00", 2.0).At("10:30", 1.5).Expect(Firing("rise", level: 1));
    }

    [Fact]
    public async Task Falling_RuleWatchesBelow_Raises()
    {
        using var line = await TimeLine.Of(Some.Flood("fall", Some.Level("fast", Severity.High, -0.4)) with
        {
            Condition = new AlarmCondition.Rate(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), BothWays: false),
            Direction = AlarmDirection.Below,
        });

        line.At("10:00", 2.0).At("10:30", 1.9).Expect().At("11:00", 1.5).Expect(Firing("fall", level: 1));
    }

    [Fact]
    public async Task Killed_PastIsLearntAgainFromTheStore()
    {
        using var line = await TimeLine.Of(Rising());
        await line.At("10:00", 1.0).At("10:15", 1.05).At("10:30", 1.1).Silence(until: "10:31").Save();

        await line.KillAndStart(at: "10:40");

        line.Expect().At("10:45", 1.3).Expect(Firing("rise", level: 1).From("10:45"));
        Assert.Equal(0.5, line.Only.Value, 9);
    }

    [Fact]
    public async Task Late_OlderThanTheNewest_ChangesNothing()
    {
        using var line = await TimeLine.Of(Rising());

        line.At("10:00", 1.0).At("10:30", 1.1).At("10:10", 0.1).At("10:45", 1.15).Expect();
    }

    [Fact]
    public async Task RuleMade_PastIsInTheStore_JudgesAtOnce()
    {
        using var line = await TimeLine.Of();
        line.At("10:00", 1.0).At("10:30", 1.5).Expect();

        await line.Rules(Rising());

        line.Expect(Firing("rise", level: 1));
    }

    private static AlarmRuleConfig Rising(bool both = false) =>
        Some.Flood("rise", Some.Level("fast", Severity.High, 0.4, deadband: 0.1)) with
        {
            Condition = new AlarmCondition.Rate(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), both),
        };
}
