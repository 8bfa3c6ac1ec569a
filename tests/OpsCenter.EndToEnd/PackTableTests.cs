using System.Net.Http.Json;
using System.Text.Json;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Each pack that lies in the folder, in a demonstration that has run for a few minutes: readings come, KPIs are computed, no tile of its wall is empty.</summary>
[Collection(DemoServer.Shared)]
public sealed class PackTableTests(DemoServer demo) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2.5);

    /// <summary>The document tells of a demonstration in which every window of minutes has passed once.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(12);

    /// <summary>Shown by a device that a newcomer adds, by a scenario that is replayed; and the list of screens.</summary>
    private static readonly string[] Unfed = ["first-device", "yagi", "screens"];

    private HttpClient _http = null!;

    private static IEnumerable<string> Packs =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "ingest-config", "packs")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public async Task InitializeAsync() => _http = await demo.Process.ReaderAsync("pack-table");

    public Task DisposeAsync()
    {
        _http.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Packs_InTheDemonstration_SendComputeAndShow()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (series, kpis, walls) = (await AskAsync("series"), await AskAsync("kpis"), await WallsAsync());
            var missing = PackTable.Missing(Packs, series, kpis, walls, demo.Up);
            var early = GeneratedDocument.IsWritten && demo.Up < Settled;
            if (missing.Count == 0 && !early)
            {
                GeneratedDocument.Agree("packs-table.md", "screens", PackTable.Of(Packs, series, kpis, walls));
                return;
            }

            Assert.True(early || TimeProvider.System.GetElapsedTime(began) < Patience, string.Join(Environment.NewLine, missing));
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        }
    }

    private async Task<List<JsonElement>> AskAsync(string what) => (await _http.GetFromJsonAsync<List<JsonElement>>($"api/v1/{what}"))!;

    private async Task<Dictionary<string, PackWall>> WallsAsync()
    {
        Dictionary<string, PackWall> walls = [];
        foreach (var file in Directory.EnumerateFiles(demo.Dashboards, "*.json").Where(file => !Unfed.Contains(Path.GetFileNameWithoutExtension(file))).Order(StringComparer.Ordinal))
        {
            using var layout = JsonDocument.Parse(await File.ReadAllTextAsync(file));
            var id = layout.RootElement.GetProperty("id").GetString()!;
            object variables = id is "site" or "diagnostic" ? new { site = "pha-lai" } : new { };
            var states = await HubSnapshot.AskAsync(demo.Process.Url, id, variables, CancellationToken.None);
            var tiles = layout.RootElement.GetProperty("tiles").EnumerateArray().ToList();
            walls[id] = new PackWall(tiles.Count, [.. tiles.Where(tile => IsEmpty(tile, states)).Select(tile => new EmptyTile(tile.GetProperty("id").GetString()!, KpiOf(tile)))]);
        }

        return walls;
    }

    private static string? KpiOf(JsonElement tile) =>
        tile.TryGetProperty("query", out var query) && query.GetProperty("measurement").GetString() == "kpi" ? query.GetProperty("field").GetString() : null;

    /// <summary>As the wall would show it: a dash, an empty list, a chart without a line. That nothing happened and nothing is wrong is no empty tile.</summary>
    private static bool IsEmpty(JsonElement tile, IReadOnlyDictionary<string, JsonElement> states)
    {
        var kind = tile.GetProperty("kind").GetString()!;
        if (kind is "alarms" or "incidents" or "clock" or "text" or "camera" or "events")
        {
            return false;
        }

        return !states.TryGetValue(tile.GetProperty("id").GetString()!, out var state) || kind switch
        {
            "map" => None(state, "sites"),
            "ranking" => None(state, "ranks"),
            "series" => None(state, "rows"),
            "heat" => None(state, "grid") || state.GetProperty("grid").EnumerateArray().All(row => None(row, "cells")),
            // A line needs two windows that have passed; until then a young one shows its value alone.
            "trend" => None(state, "history") && state.GetProperty("point").ValueKind == JsonValueKind.Null,
            _ => state.GetProperty("point").ValueKind == JsonValueKind.Null,
        };
    }

    private static bool None(JsonElement state, string list) => !state.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0;
}
