using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class LevelLadderTests
{
    [Fact]
    public async Task OnDelay_LimitBrokenThroughout_FiresFromItsEnd()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 6.1).Expect(Firing("flood", level: 2).From("10:00"))
            .At("10:04", 6.2).Expect(Firing("flood", level: 2))
            .At("10:05", 6.1).Expect(Firing("flood", level: 3).From("10:00"));
        Assert.Equal(Time("10:05"), line.Only.ChangedAt);
    }

    [Fact]
    public async Task OnDelay_ValueComesBackBefore_NeverFires()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));

        line.At("10:00", 6.1).At("10:04", 5.9).At("10:06", 6.1).At("10:10", 6.1).Expect()
            .At("10:11", 6.1).Expect(Firing("flood", level: 1).From("10:11"));
    }

    [Fact]
    public async Task OnDelay_NextReadingComesAfterItsEndAndIsNormal_FiredAndCleared()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));

        line.At("10:00", 6.1).At("10:20", 5.0).Expect(Cleared("flood", level: 1).From("10:05"));
        Assert.Equal(Time("10:20"), line.Only.ChangedAt);
    }

    [Fact]
    public async Task OnDelay_ReadingAtItsVeryEndIsNormal_NeverFires()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));

        line.At("10:00", 6.1).At("10:05", 5.0).Expect();
    }

    [Fact]
    public async Task OnDelay_NoFurtherReading_TimerFiresAfterGrace()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));

        line.At("10:00", 6.1).Silence(until: "10:05:04").Expect()
            .Silence(until: "10:05:05").Expect(Firing("flood", level: 1).From("10:05"));
    }

    [Fact]
    public async Task OnDelay_DeviceClockIsAnHourBehind_TimerCountsFromArrival()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 6, onDelay: "0:05:00")));
        line.Silence(until: "11:00").At("10:00", 6.1);

        line.Silence(until: "11:05:04").Expect().Silence(until: "11:05:05").Expect(Firing("flood", level: 1).From("10:05"));
    }

    [Fact]
    public async Task Limit_ReachedExactly_IsBroken()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 3.99).Expect().At("10:01", 4.0).Expect(Firing("flood", level: 1).From("10:01"));
    }

    [Theory]
    [InlineData(3.95, true)]
    [InlineData(3.9, false)]
    public async Task Deadband_ValueBehindTheLimit_ClearsOnlyAtItsEnd(double value, bool active)
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.2).At("10:01", value);

        Assert.Equal(active, line.Only.Active);
    }

    [Fact]
    public async Task Deadband_DecimalFractions_AreSubtractedAsWritten()
    {
        // In binary 0.3 - 0.1 is a little less than 0.2.
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 0.3, deadband: 0.1)));

        line.At("10:00", 0.3).At("10:01", 0.2).Expect(Cleared("flood", level: 1));
    }

    [Fact]
    public async Task OffDelay_ValueBackLongEnough_ClearsAtTheReadingThatProvesIt()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 4, deadband: 0.1, offDelay: "0:10:00")));

        line.At("10:00", 4.5).At("10:01", 3.5).At("10:09", 3.5).Expect(Firing("flood", level: 1))
            .At("10:10", 3.95).At("10:11", 3.5).At("10:20", 3.5).Expect(Firing("flood", level: 1))
            .At("10:22", 3.5).Expect(Cleared("flood", level: 1));
        Assert.Equal(Time("10:22"), line.Only.ChangedAt);
    }

    [Fact]
    public async Task OffDelay_Silence_NeverClears()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 4, offDelay: "0:10:00")));

        line.At("10:00", 4.5).At("10:01", 3.5).Silence(until: "20:00").Expect(Firing("flood", level: 1));
    }

    [Fact]
    public async Task Rungs_FallingThroughTheLadder_EachKeepsItsOwnDeadband()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 6.1).At("10:05", 6.1).Expect(Firing("flood", level: 3))
            .At("10:06", 5.95).Expect(Firing("flood", level: 3))
            .At("10:07", 5.9).Expect(Firing("flood", level: 2))
            .At("10:08", 4.95).Expect(Firing("flood", level: 2))
            .At("10:09", 4.5).Expect(Firing("flood", level: 1))
            .At("10:10", 3.0).Expect(Cleared("flood", level: 1).From("10:00"));
    }

    [Fact]
    public async Task Rungs_WorseRungFiresFirst_TakesTheMilderOnesWithIt()
    {
        using var line = await TimeLine.Of(Some.Flood(
            "flood", Some.Level("I", Severity.Low, 4, onDelay: "0:30:00"), Some.Level("II", Severity.High, 5)));

        line.At("10:00", 5.5).Expect(Firing("flood", level: 2))
            .At("10:01", 4.5).Expect(Firing("flood", level: 1).From("10:00"));
    }

    [Fact]
    public async Task Direction_Below_TurnsLimitAndDeadbandRound()
    {
        var rule = Some.Flood("low", Some.Level("I", Severity.Low, 1.0, deadband: 0.2)) with { Direction = AlarmDirection.Below };
        using var line = await TimeLine.Of(rule);

        line.At("10:00", 1.1).Expect().At("10:01", 1.0).Expect(Firing("low", level: 1))
            .At("10:02", 1.15).Expect(Firing("low", level: 1)).At("10:03", 1.2).Expect(Cleared("low", level: 1));
        Assert.Equal(1.0, line.Only.Limit);
    }

    [Fact]
    public async Task SiteLimits_SiteHasItsOwn_WinOverTheRules()
    {
        var rule = Some.Flood() with
        {
            SiteLimits = new Dictionary<string, IReadOnlyList<double>> { ["ben-binh"] = [2.5, double.NaN, 4.5] },
        };
        using var line = await TimeLine.Of(rule);
        var benBinh = Some.Gauge("ben-binh", "rg-02");

        line.At("10:00", 3.0).At("10:00", 4.4, series: benBinh).Expect(Firing("flood", level: 1).At("ben-binh"));
        Assert.Equal(2.5, line.Only.Limit);
        Assert.Equal([4.5, 2.5], line.Engine.LimitsOf(benBinh).Select(limit => limit.Value).OrderDescending());
        Assert.Equal([4.0, 5.0, 6.0], line.Engine.LimitsOf(Some.Gauge()).Select(limit => limit.Value));
    }

    [Fact]
    public async Task Series_EachMatchingOne_HasItsOwnState()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 4.5).At("10:00", 5.5, series: Some.Gauge("ben-binh", "rg-02"))
            .Expect(Firing("flood", level: 1).At("pha-lai"), Firing("flood", level: 2).At("ben-binh"));
        Assert.Equal("ben-binh", line.Engine.Current.Alarms[0].Site);
    }
}
