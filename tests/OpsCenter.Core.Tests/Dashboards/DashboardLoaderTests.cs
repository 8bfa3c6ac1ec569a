using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Dashboards;

public sealed class DashboardLoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboards-").FullName;

    [Fact]
    public void Load_CompleteFolder_GivesDashboardsAndScreens()
    {
        Write("overview.json", """
            {
              "$schema": "./schemas/dashboard.schema.json", "id": "overview", "title": {"vi": "Toàn cảnh", "en": "Overview"}, "rows": 4,
              "variables": {"site": "ben-binh"},
              "tiles": [ // comments are welcome
                {"id": "level", "kind": "trend", "x": 0, "y": 0, "w": 12, "h": 4, "title": "Level", "range": "6h", "drill": "overview",
                 "query": {"measurement": "river", "field": "level", "tags": {"site": "$site"}, "across": "max"}},
              ]
            }
            """);
        Write("screens.json", """{"screens": [{"id": "lobby", "title": "Lobby", "dashboards": ["overview"], "language": "en", "dwell": "45s"}]}""");

        var (set, errors) = DashboardLoader.Load(_folder);

        Assert.Empty(errors);
        var tile = Assert.Single(set!.Dashboards["overview"].Tiles);
        Assert.Equal((TileKind.Trend, TimeSpan.FromHours(6), Aggregate.Max), (tile.Kind, tile.Range!.Value, tile.Query!.Across));
        Assert.Equal("kinh-thay", tile.Query.Selector(new Dictionary<string, string> { ["site"] = "kinh-thay" }).Tags["site"]);
        Assert.Equal(TimeSpan.FromSeconds(45), set.Screen("lobby")!.Dwell);
        Assert.Equal(["overview"], set.Screen("overview")!.Playlist.Select(entry => entry.Dashboard));
        Assert.Null(set.Screen("nowhere"));
    }

    [Theory]
    [InlineData("""{"id": "t", "kind": "pie", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a"}""", "tiles[0].kind", "value, bar")]
    [InlineData("""{"id": "t", "kind": "value", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a"}""", "tiles[0].query", "measurement")]
    [InlineData("""{"id": "t", "kind": "clock", "x": 20, "y": 0, "w": 6, "h": 1, "title": "a"}""", "tiles[0]", "at most 24")]
    [InlineData("""{"id": "t", "kind": "clock", "x": 0, "y": 3, "w": 1, "h": 2, "title": "a"}""", "tiles[0]", "raise rows")]
    [InlineData("""{"id": "t", "kind": "clock", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "drill": "nowhere"}""", "tiles[0].drill", "Use one of d")]
    [InlineData("""{"id": "t", "kind": "clock", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "colour": "red"}""", "tiles[0].colour", "Known keys")]
    [InlineData("""{"id": "t", "kind": "clock", "x": "0", "y": 0, "w": 1, "h": 1, "title": "a"}""", "tiles[0].x", "whole number")]
    [InlineData("""{"id": "t", "kind": "text", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a"}""", "tiles[0].text", "vi")]
    [InlineData("""{"id": "t", "kind": "bar", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "min": 5, "max": 5, "query": {"measurement": "m", "field": "f"}}""", "tiles[0].max", "min below max")]
    [InlineData("""{"id": "t", "kind": "trend", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "6 hours", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].range", "6h")]
    [InlineData("""{"id": "t", "kind": "value", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "query": {"measurement": "m", "field": "f", "tags": {"site": "$place"}}}""", "tiles[0].query.tags.site", "\"variables\"")]
    [InlineData("""{"id": "t", "kind": "value", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "query": {"measurement": "m", "field": "f", "across": "median"}}""", "tiles[0].query.across", "mean")]
    [InlineData("""{"id": "t", "kind": "ranking", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a"}""", "tiles[0].query", "measurement")]
    [InlineData("""{"id": "t", "kind": "ranking", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "order": "up", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].order", "descending")]
    [InlineData("""{"id": "t", "kind": "heat", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "24h", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].step", "1h")]
    [InlineData("""{"id": "t", "kind": "heat", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "24h", "step": "7m", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].step", "15m")]
    [InlineData("""{"id": "t", "kind": "heat", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "24h", "step": "1m", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].step", "at most 96")]
    [InlineData("""{"id": "t", "kind": "heat", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "90m", "step": "1h", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].range", "whole steps")]
    [InlineData("""{"id": "t", "kind": "kpi", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "24h", "query": {"measurement": "m", "field": "f"}}""", "tiles[0].target", "direction")]
    [InlineData("""{"id": "t", "kind": "kpi", "x": 0, "y": 0, "w": 1, "h": 1, "title": "a", "range": "24h", "target": {"value": 5}, "query": {"measurement": "m", "field": "f"}}""", "tiles[0].target.direction", "below")]
    public void Load_BrokenTile_NamesKeyAndRemedy(string tile, string key, string remedy)
    {
        Write("d.json", $$"""{"id": "d", "title": "d", "rows": 4, "tiles": [{{tile}}]}""");

        var (set, errors) = DashboardLoader.Load(_folder);

        Assert.Null(set);
        var error = Assert.Single(errors);
        Assert.Equal(key, error.Key);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
        Assert.EndsWith("/d.json", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralErrorsInSeveralFiles_NamesThemAllWithLines()
    {
        Write("a.json", """
            {
              "id": "b",
              "title": "a",
              "rows": 4,
              "tiles": [
                {"id": "t", "kind": "clock", "x": 0, "y": 0, "w": 2, "h": 2, "title": "a"},
                {"id": "t", "kind": "clock", "x": 1, "y": 1, "w": 2, "h": 2, "title": "a"}
              ]
            }
            """);
        Write("c.json", "{\n  \"id\": \n}");
        Write("screens.json", """{"screens": [{"id": "s", "title": "s", "dashboards": ["gone"]}]}""");

        var errors = DashboardLoader.Load(_folder).Errors;

        Assert.Contains(errors, error => error is { Key: "id", Line: 2 });
        Assert.Contains(errors, error => error is { Key: "tiles[1].id", Line: 7 });
        Assert.Contains(errors, error => error is { Key: "tiles[1]", Line: 7 } && error.Problem.Contains("overlaps", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File.EndsWith("/c.json", StringComparison.Ordinal) && error.Line == 3);
        Assert.Contains(errors, error => error.Key == "screens[0].dashboards[0]");
        Assert.Equal(5, errors.Count);
    }

    [Fact]
    public void Load_MissingFolder_IsOneError()
    {
        var (set, errors) = DashboardLoader.Load(Path.Combine(_folder, "gone"));

        Assert.Null(set);
        Assert.Single(errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
