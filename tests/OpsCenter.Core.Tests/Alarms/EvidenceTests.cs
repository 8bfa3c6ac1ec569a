using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Which readings may change an alarm.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task Suspect_BehindTheLimit_NeverClears()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 4.5).At("10:01", 1.0, Quality.Suspect).Expect(Firing("flood", level: 1))
            .At("10:02", 1.0).Expect(Cleared("flood", level: 1));
    }

    [Fact]
    public async Task Observed_WithoutBeingStored_RaisesAndClearsLikeAnyReading()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.Engine.Observe([Observed("10:00", 4.5)]);
        line.Expect(Firing("flood", level: 1).From("10:00"));
        line.Engine.Observe([Observed("10:01", 1)]);
        line.Expect(Cleared("flood", level: 1));

        static Reading Observed(string time, double value) => new(Some.Gauge(), Time(time), value, Quality.Good, ReadingFlags.None, Time(time));
    }

    [Fact]
    public async Task Suspect_BeyondTheLimit_Raises()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 4.5, Quality.Suspect).Expect(Firing("flood", level: 1));
    }

    [Fact]
    public async Task Suspect_OnAMilderRung_DoesNotEndTheWorseOne()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 5.5).At("10:01", 4.2, Quality.Suspect).Expect(Firing("flood", level: 2))
            .At("10:02", 4.2).Expect(Firing("flood", level: 1));
    }

    [Fact]
    public async Task Suspect_WhileWaiting_NeitherEndsNorProvesAnything()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 4, onDelay: "0:05:00")));

        line.At("10:00", 4.5).At("10:02", 1.0, Quality.Suspect).At("10:05", 4.5).Expect(Firing("flood", level: 1).From("10:05"));
    }

    [Theory]
    [InlineData(9.0)]
    [InlineData(1.0)]
    public async Task Bad_AnyValue_ChangesNothing(double value)
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("09:59", value, Quality.Bad).Expect().At("10:00", 4.5).At("10:01", value, Quality.Bad).Expect(Firing("flood", level: 1));
    }

    [Fact]
    public async Task Late_OlderThanTheLastReading_ChangesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:10", 3.0).At("10:05", 9.0).Expect()
            .At("10:11", 4.5).At("10:10:30", 1.0).Expect(Firing("flood", level: 1).From("10:11"));
    }

    [Fact]
    public async Task Redelivered_WholeSequence_ChangesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).At("10:01", 3.0).At("10:02", 5.5);
        var before = line.Engine.Current;

        line.At("10:00", 4.5).At("10:01", 3.0).At("10:02", 5.5);

        Assert.Same(before, line.Engine.Current);
    }

    [Fact]
    public async Task SameMomentOtherValue_Correction_IsJudged()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 45.0).At("10:00", 3.5).Expect(Cleared("flood", level: 2));
    }

    [Fact]
    public async Task Simulated_Raised_CarriesTheMark()
    {
        using var line = await TimeLine.Of(Some.Flood());

        line.At("10:00", 4.5, flags: ReadingFlags.Simulated);

        Assert.Equal(ReadingFlags.Simulated, line.Only.Flags);
        await line.Save();
        Assert.All(line.Store.Transitions, transition => Assert.Equal(ReadingFlags.Simulated, transition.Flags));
    }
}
