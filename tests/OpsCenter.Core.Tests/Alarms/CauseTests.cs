using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Power feeds a switch, the switch a camera. "!" in <see cref="TimeLine.Told"/>: an operator was called.</summary>
public sealed class CauseTests
{
    private static readonly SeriesKey Power = Some.Gauge("power", "p-1");
    private static readonly SeriesKey Switch = Some.Gauge("switch", "s-1");
    private static readonly SeriesKey Camera = Some.Gauge("camera", "c-1");

    private static readonly AssetGraph Graph = new(
    [
        Down("power", []),
        Down("switch", ["power"]),
        Down("camera", ["switch"]),
    ]);

    [Fact]
    public async Task CauseFirst_WhatDependsOnIt_ComesUpQuietly()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera);

        Assert.Equal(new AlarmHold(AlarmHoldKind.Suppressed, null, null, null, TimeLine.IdOf("flood", Power)), Of(line, "camera").Hold);
        Assert.Null(Of(line, "power").Hold);
        await line.Told("10:00:00 Raised !", "10:01:00 Raised (Suppressed)");
    }

    [Fact]
    public async Task CauseLater_WhatStandsBelow_IsSuppressedThen()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Camera).At("10:02", 4.5, series: Power);

        await line.Told("10:00:00 Raised !", "10:02:00 Raised !", "10:02:00 Suppressed (Suppressed)");
    }

    [Fact]
    public async Task SeveralUpstream_TheFarthestExplains()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:00", 4.5, series: Switch).At("10:01", 4.5, series: Camera);

        Assert.Equal(TimeLine.IdOf("flood", Power), Of(line, "camera").Hold?.CauseId);
        Assert.Equal(TimeLine.IdOf("flood", Power), Of(line, "switch").Hold?.CauseId);
    }

    [Fact]
    public async Task CauseGone_StillThereAMinuteLater_IsCalledThen()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera).At("10:30", 1.0, series: Power);

        Assert.Equal(Time("10:31"), Of(line, "camera").Hold?.Until);
        line.Silence("10:31:02");

        Assert.Null(Of(line, "camera").Hold);
        await line.Told("10:00:00 Raised !", "10:01:00 Raised (Suppressed)", "10:30:00 Cleared", "10:31:00 Released !");
    }

    [Fact]
    public async Task CauseGone_ComesBackWithinTheMinute_NobodyIsCalled()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera).At("10:30", 1.0, series: Power).At("10:30:40", 1.0, series: Camera).Silence("10:40");

        await line.Told("10:00:00 Raised !", "10:01:00 Raised (Suppressed)", "10:30:00 Cleared", "10:30:40 Cleared (Suppressed)");
        line.Expect(Cleared("flood", level: 1).At("power"));
    }

    [Fact]
    public async Task CauseBackWithinTheMinute_HoldsOn()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera).At("10:30", 1.0, series: Power).At("10:30:30", 4.5, series: Power).Silence("10:45");

        Assert.Equal((AlarmHoldKind.Suppressed, (Instant?)null), (Of(line, "camera").Hold!.Kind, Of(line, "camera").Hold!.Until));
    }

    [Fact]
    public async Task CauseGone_AnotherExplainsIt_HoldsOnWithThat()
    {
        using var line = await Begin();
        line.At("10:00", 4.5, series: Power).At("10:00", 4.5, series: Switch).At("10:01", 4.5, series: Camera).At("10:30", 1.0, series: Power).Silence("10:45");

        Assert.Null(Of(line, "switch").Hold);
        Assert.Equal(TimeLine.IdOf("flood", Switch), Of(line, "camera").Hold?.CauseId);
    }

    [Fact]
    public async Task CauseOnTheShelf_StillExplains()
    {
        using var line = await Begin();
        await line.At("10:00", 4.5, series: Power).Shelve("planned outage", "2:00", series: Power);

        line.At("10:01", 4.5, series: Camera);

        Assert.Equal(AlarmHoldKind.Suppressed, Of(line, "camera").Hold?.Kind);
    }

    [Fact]
    public async Task CauseClosed_ItsRuleIsGone_ReleasesAfterTheDelay()
    {
        using var line = await TimeLine.Of(Some.Flood("power-out"), Some.Flood());
        line.Assets.Set(new AssetGraph([new Asset("power", LocalizedText.Same("power"), [], [new AlarmSelector(Rule: "power-out")]), Down("camera", ["power"], "flood")]));
        line.At("10:00", 4.5, series: Camera);

        // Both rules see the same reading; the one of the power explains the other.
        Assert.Equal(AlarmHoldKind.Suppressed, line.Engine.Current.Alarms.Single(alarm => alarm.RuleId == "flood").Hold?.Kind);
        await line.Rules(Some.Flood());
        line.Silence("10:01:01");

        Assert.Null(line.Only.Hold);
    }

    [Fact]
    public async Task AssetsReloaded_WhatStands_IsWeighedAnew()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera);
        Assert.Null(Of(line, "camera").Hold);

        line.Assets.Set(Graph);
        Assert.Equal(AlarmHoldKind.Suppressed, Of(line, "camera").Hold?.Kind);

        line.Assets.Set(AssetGraph.Empty);
        line.Silence("10:02:01");
        Assert.Null(Of(line, "camera").Hold);
    }

    [Fact]
    public async Task Killed_WhileSuppressed_ComesBackToTheSame()
    {
        using var line = await Begin();
        await line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera).Save();

        await line.KillAndStart(at: "10:20");
        Assert.Equal(TimeLine.IdOf("flood", Power), Of(line, "camera").Hold?.CauseId);

        line.At("10:30", 1.0, series: Power).Silence("10:31");
        await line.Told("10:00:00 Raised !", "10:01:00 Raised (Suppressed)", "10:30:00 Cleared", "10:31:00 Released !");
    }

    [Fact]
    public async Task Killed_WithinTheDelay_IsCalledAtTheRightTime()
    {
        using var line = await Begin();
        await line.At("10:00", 4.5, series: Power).At("10:01", 4.5, series: Camera).At("10:30", 1.0, series: Power).Save();

        await line.KillAndStart(at: "10:50");

        await line.Told("10:00:00 Raised !", "10:01:00 Raised (Suppressed)", "10:30:00 Cleared", "10:31:00 Released !");
    }

    private static async Task<TimeLine> Begin()
    {
        var line = await TimeLine.Of(Some.Flood());
        line.Assets.Set(Graph);
        return line;
    }

    private static Asset Down(string site, string[] on, string? rule = null) =>
        new(site, LocalizedText.Same(site), on, [new AlarmSelector(Site: site, Rule: rule)]);

    private static AlarmView Of(TimeLine line, string site) => line.Engine.Current.Alarms.Single(alarm => alarm.Site == site);
}
