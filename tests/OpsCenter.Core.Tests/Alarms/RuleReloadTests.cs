using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class RuleReloadTests
{
    [Fact]
    public async Task Unchanged_StateAndAcknowledgementSurvive()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 6.1).Acknowledge();

        await line.Rules(Some.Flood() with { Title = LocalizedText.Same("{site}!") });

        line.Expect(Firing("flood", level: 2).From("10:00").Acknowledged())
            .At("10:05", 6.1).Expect(Firing("flood", level: 3).From("10:00"));
        Assert.Equal("Phả Lại!", line.Only.Title.Vi);
    }

    [Fact]
    public async Task Removed_ActiveAlarm_IsClosedWithTheReason()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        await line.Rules();
        await line.Save();

        line.Expect();
        var last = line.Store.Transitions.Last();
        Assert.Equal((AlarmTransitionKind.Closed, "rule removed"), (last.Kind, last.Comment));
        Assert.Empty(line.Store.States);
    }

    [Fact]
    public async Task Selector_NoLongerCoversTheSeries_IsClosed()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        await line.Rules(Some.Flood() with
        {
            Selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["site"] = "ben-binh" }),
        });

        line.Expect().At("10:01", 4.5).Expect();
    }

    [Fact]
    public async Task LimitLowered_LatestReadingBreaksIt_Fires()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 3.8).Expect();

        await line.Rules(Some.Flood("flood", Some.Level("I", Severity.Low, 3.5)));

        line.Expect(Firing("flood", level: 1).From("10:00"));
        Assert.Equal(3.5, line.Engine.LimitsOf(Some.Gauge()).Single().Value);
    }

    [Fact]
    public async Task LimitLifted_LatestReadingIsBehindIt_Clears()
    {
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("I", Severity.Low, 4)));
        line.At("10:00", 4.5);

        await line.Rules(Some.Flood("flood", Some.Level("I", Severity.Low, 5)));

        line.Expect(Cleared("flood", level: 1));
    }

    [Fact]
    public async Task RungRemoved_WasTheWorst_EasesToTheNext()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 5.5).Expect(Firing("flood", level: 2));

        await line.Rules(Some.Flood("flood", Some.Level("I", Severity.Medium, 4, deadband: 0.1)));

        line.Expect(Firing("flood", level: 1).From("10:00"));
    }

    [Fact]
    public async Task Added_LatestReadingBreaksIt_FiresWithoutANewReading()
    {
        using var line = await TimeLine.Of();
        line.At("10:00", 4.5).Expect();

        await line.Rules(Some.Flood());

        line.Expect(Firing("flood", level: 1).From("10:00"));
    }
}
