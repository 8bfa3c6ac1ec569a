using System.Text.Json;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class LiveJsonTests
{
    private static readonly LocalizedText Name = new("Mực nước", "Level");

    [Fact]
    public void Serialize_FrameOfEveryKind_MatchesTheProtocol()
    {
        var frame = new LiveFrame(
            7,
            1000,
            [
                new ValueTileState("v", new LivePoint(null, 900, 2, 4, 1, 60), null, [new LiveLimit(Name, 1, 4.5, "above")], 3, 0),
                new TrendTileState("t", null, 0.25, null, null, [new TrendPoint(100, 1.5), new TrendPoint(200, null)]),
                new MapTileState("m", [new MapSiteState("s", 0, "none", null, null, null, null, null)]),
                new EventsTileState("e", [new EventItem("1", 5, "camera.person", 3, "x", null, true, null)], null),
                new AlarmsTileState("a", [], 0),
                new RankingTileState("r", [new RankItem("s", Name, new LivePoint(1.5, 900, 0, 0, 2, 60), 2, null)], 3, 1),
                new HeatTileState("h", 100, [new HeatRow("s", Name, null, [new HeatCell(100, 1.5, 2)])], 1, false),
                new KpiTileState("k", null, null, null, 0, 0, null, [new TrendPoint(100, 1.5)]),
            ],
            null);

        var json = JsonSerializer.Serialize(frame, LiveJson.Wire.LiveFrame);

        Assert.Equal(
            """{"seq":7,"t":1000,"tiles":["""
            + """{"id":"v","point":{"v":null,"t":900,"q":2,"f":4,"s":1,"iv":60},"perHour":null,"limits":[{"name":{"vi":"Mực nước","en":"Level"},"s":1,"v":4.5,"dir":"above"}],"series":3,"reporting":0},"""
            + """{"id":"t","point":null,"perHour":0.25,"add":[[100,1.5],[200,null]]},"""
            + """{"id":"m","sites":[{"id":"s","s":0,"st":"none"}]},"""
            + """{"id":"e","events":[{"id":"1","t":5,"kind":"camera.person","s":3,"text":"x","sim":true}]},"""
            + """{"id":"a","alarms":[],"total":0},"""
            + """{"id":"r","ranks":[{"id":"s","name":{"vi":"Mực nước","en":"Level"},"point":{"v":1.5,"t":900,"q":0,"f":0,"s":2,"iv":60},"s":2}],"total":3,"reporting":1},"""
            + """{"id":"h","from":100,"grid":[{"id":"s","name":{"vi":"Mực nước","en":"Level"},"cells":[[100,1.5,2]]}],"total":1,"sim":false},"""
            + """{"id":"k","point":null,"prev":null,"series":0,"reporting":0,"add":[[100,1.5]]}]}""",
            json);
    }

    [Fact]
    public void Serialize_Heartbeat_HasOnlySequenceAndTime()
    {
        var json = JsonSerializer.Serialize(new LiveFrame(8, 2000, null, null), LiveJson.Wire.LiveFrame);

        Assert.Equal("""{"seq":8,"t":2000}""", json);
    }

    [Fact]
    public void Serialize_Snapshot_WritesLayoutInCamelCase()
    {
        var tile = new TileLayout { Id = "v", Kind = TileKind.Value, X = 0, Y = 1, W = 4, H = 3, Title = LocalizedText.Same("a"), RangeMs = 1 };
        var layout = new LiveLayout("overview", LocalizedText.Same("o"), 24, 16, [tile]);

        var json = JsonSerializer.Serialize(new LiveSnapshot(1, 2, "b", true, layout, [], AlarmStrip.Empty), LiveJson.Wire.LiveSnapshot);

        Assert.Equal(
            """{"seq":1,"t":2,"build":"b","simulated":true,"layout":{"id":"overview","title":{"vi":"o","en":"o"},"columns":24,"rows":16,"tiles":["""
            + """{"id":"v","kind":"value","x":0,"y":1,"w":4,"h":3,"title":{"vi":"a","en":"a"},"rangeMs":1}]},"tiles":[]"""
            + ""","alarms":{"seq":0,"counts":[0,0,0,0],"unacked":0,"last10m":0,"top":[]}}""",
            json);
    }
}
