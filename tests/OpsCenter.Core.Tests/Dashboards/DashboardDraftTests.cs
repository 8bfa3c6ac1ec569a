using System.Text;
using OpsCenter.Core.Dashboards;
using Xunit;

namespace OpsCenter.Core.Tests.Dashboards;

public sealed class DashboardDraftTests
{
    private const string Tile = """{"id": "a", "kind": "clock", "x": 0, "y": 0, "w": 4, "h": 4, "title": "a"}""";

    [Fact]
    public void Read_GoodText_IsWholeAndFormatted()
    {
        var draft = Read($$"""{"id":"d","title":"d","rows":8,"tiles":[{{Tile}}]}""");

        Assert.Empty(draft.Errors);
        Assert.Same(draft.Config, draft.Preview);
        Assert.Contains("    {\"id\": \"a\", \"kind\": \"clock\", \"x\": 0, \"y\": 0, \"w\": 4, \"h\": 4,\n     \"title\": \"a\"}", draft.Formatted, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneTileWrong_ShowsTheOthers()
    {
        var draft = Read($$"""{"id":"d","title":"d","rows":8,"tiles":[{"id":"b","kind":"value","x":4,"y":0,"w":4,"h":4,"title":"b"},{{Tile}}]}""");

        Assert.Null(draft.Config);
        Assert.Equal("tiles[0].query", Assert.Single(draft.Errors).Key);
        Assert.Equal("a", Assert.Single(draft.Preview!.Tiles).Id);
    }

    [Fact]
    public void Read_Overlap_IsAnErrorButShown()
    {
        var draft = Read($$"""{"id":"d","title":"d","rows":8,"tiles":[{{Tile}},{"id":"b","kind":"clock","x":2,"y":2,"w":4,"h":4,"title":"b"}]}""");

        Assert.Single(draft.Errors);
        Assert.Null(draft.Config);
        Assert.Equal(2, draft.Preview!.Tiles.Count);
    }

    [Fact]
    public void Read_DrillToNowhere_NamesTheKey() =>
        Assert.Equal("tiles[0].drill", Assert.Single(Read($$"""{"id":"d","title":"d","rows":8,"tiles":[{{Tile.Replace("}", ", \"drill\": \"gone\"}", StringComparison.Ordinal)}}]}""").Errors).Key);

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("[1, 2]")]
    [InlineData("{\"tiles\": 3}")]
    [InlineData("{\"tiles\": [null, 3, [], {\"query\": []}]}")]
    [InlineData("{\"id\": \"\\ud800\", \"title\": \"d\", \"rows\": 8, \"tiles\": []}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}}}}}")]
    public void Read_HostileText_IsRefusedWithAReason(string text)
    {
        var draft = Read(text);

        Assert.Null(draft.Config);
        Assert.All(draft.Errors, error => Assert.NotEmpty(error.Remedy));
        Assert.NotEmpty(draft.Errors);
    }

    [Fact]
    public void Write_ShippedFiles_StayAsTheyAre()
    {
        // Saving what nobody changed must not change a file: the diff shows the edit and nothing else.
        var files = Directory.EnumerateFiles(Path.Combine(Testing.Repository.Root, "dashboards"), "*.json").Where(path => Path.GetFileName(path) != "screens.json").ToList();

        Assert.True(files.Count > 3);
        Assert.All(files, path => Assert.Equal(File.ReadAllText(path), DashboardFormat.Write(File.ReadAllBytes(path))));
    }

    [Theory]
    [InlineData("water", true)]
    [InlineData("water-2", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("screens", false)]
    [InlineData("-water", false)]
    [InlineData("Water", false)]
    [InlineData("../etc", false)]
    [InlineData("a/b", false)]
    [InlineData("a.b", false)]
    [InlineData("thuỷ", false)]
    [InlineData("water\0", false)]
    public void IsValid_OfAnId_TakesNoPath(string? id, bool valid) => Assert.Equal(valid, DashboardId.IsValid(id));

    private static DashboardDraft Read(string text) => DashboardDraft.Read(Encoding.UTF8.GetBytes(text), "d", ["other"]);
}
