using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Assets;
using OpsCenter.Core.Alarms.Flood;
using OpsCenter.Core.Configuration;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>More than ten calls in ten minutes are a flood; fewer than five end it.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task EleventhCallInTenMinutes_BeginsAFlood()
    {
        using var line = await TimeLine.Of(Some.Flood());
        Raise(line, from: 0, count: 10);
        Assert.Null(line.Engine.Current.Flood);

        Raise(line, from: 10, count: 1);

        Assert.Equal(Time("10:00:10"), line.Engine.Current.Flood?.Since);
    }

    [Fact]
    public async Task Flood_FewerThanFiveCalls_EndsNotBefore()
    {
        using var line = await TimeLine.Of(Some.Flood());
        Raise(line, from: 0, count: 11);
        line.Silence("10:05");
        Raise(line, from: 300, count: 5);

        line.Silence("10:12");
        Assert.NotNull(line.Engine.Current.Flood);
        line.Silence("10:16");

        Assert.Null(line.Engine.Current.Flood);
        Assert.Equal(16, line.Engine.Current.Alarms.Count);
    }

    [Fact]
    public async Task HeldAlarms_CallNobody_AreNoFlood()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Maintain("09:00", "5:00", site: "s");
        for (var i = 0; i < 20; i++)
        {
            line.At(TimeSpan.FromSeconds(36_000 + i).ToString("c"), 4.5, series: Some.Gauge("s", $"d{i:D2}"));
        }

        Assert.Null(line.Engine.Current.Flood);
    }

    [Fact]
    public async Task Flood_Groups_CausesThenSitesThenPacks()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Assets.Set(new AssetGraph(
        [
            new Asset("power", LocalizedText.Same("power"), [], [new AlarmSelector(Site: "power")]),
            new Asset("cameras", LocalizedText.Same("cameras"), ["power"], [new AlarmSelector(Site: "cameras")]),
        ]));
        Raise(line, from: 0, count: 9);
        line.At("10:01", 5.5, series: Some.Gauge("pump", "p1")).At("10:01", 4.5, series: Some.Gauge("pump", "p2"));
        line.At("10:02", 4.5, series: Some.Gauge("power", "p"));
        line.At("10:03", 4.5, series: Some.Gauge("cameras", "c1")).At("10:03", 4.5, series: Some.Gauge("cameras", "c2"));

        var groups = line.Engine.Current.Flood!.Groups;

        Assert.Equal(
            [(AlarmGroupKind.Site, "pump", 2, 2), (AlarmGroupKind.Pack, "water", 9, 9), (AlarmGroupKind.Cause, TimeLine.IdOf("flood", Some.Gauge("power", "p")), 3, 1)],
            groups.Select(group => (group.Kind, group.Key, group.Active, group.Unacknowledged)));
        Assert.Equal("power", groups[2].Alarms[0].Site);
    }

    [Fact]
    public async Task Killed_InAFlood_ItGoesOnSinceTheSameMoment()
    {
        using var line = await TimeLine.Of(Some.Flood());
        Raise(line, from: 0, count: 11);
        line.Silence("10:05");
        Raise(line, from: 300, count: 5);
        await line.Save();

        await line.KillAndStart(at: "10:12");

        Assert.Equal(Time("10:00:10"), line.Engine.Current.Flood?.Since);
        line.Silence("10:16");
        Assert.Null(line.Engine.Current.Flood);
    }

    /// <summary>One alarm a second, each at a site of its own.</summary>
    private static void Raise(TimeLine line, int from, int count)
    {
        for (var i = from; i < from + count; i++)
        {
            line.At(TimeSpan.FromSeconds(36_000 + i).ToString("c"), 4.5, series: Some.Gauge($"s{i:D3}", $"d{i:D3}"));
        }
    }
}
