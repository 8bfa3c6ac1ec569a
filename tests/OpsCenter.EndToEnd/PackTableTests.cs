using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.EndToEnd;

/// <summary>Each pack that lies in the folder, in a demonstration that has run for a few minutes: readings come, KPIs are computed, no tile of its wall is empty.</summary>
[Collection(DemoServer.Shared)]
public sealed class PackTableTests(DemoServer demo, ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly HttpClient _http = new() { BaseAddress = demo.Process.Url };

    private static IEnumerable<string> Packs =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, "ingest-config", "packs")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        var run = await ProgramRun.RunAsync(
            "dotnet", [Repository.HostAssembly, "token", "add", "pack-table", "--scope", "read", "--DataDir", demo.Process.DataDir], limit: TimeSpan.FromMinutes(2));
        Assert.True(run.ExitCode == 0, run.Error);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", run.Output.Trim());
    }

    public Task DisposeAsync()
    {
        _http.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Packs_InTheDemonstration_AllSendReadings()
    {
        await UntilAsync(async () =>
        {
            var series = (await _http.GetFromJsonAsync<List<JsonElement>>("api/v1/series"))!
                .ToLookup(one => one.GetProperty("tags").TryGetProperty("pack", out var pack) ? pack.GetString()! : "");
            return [.. Packs.Where(pack => !series[pack].Any(one => one.GetProperty("measurement").GetString() != "kpi"))];
        });
    }

    [Fact]
    public async Task Kpis_InTheDemonstration_HaveAValueOrAReason()
    {
        await UntilAsync(async () =>
        {
            var kpis = (await _http.GetFromJsonAsync<List<JsonElement>>("api/v1/kpis"))!;
            foreach (var kpi in kpis.Where(kpi => !HasValue(kpi)))
            {
                output.WriteLine($"{kpi.GetProperty("id")}: {(kpi.TryGetProperty("problem", out var problem) ? problem : "never")}");
            }

            output.WriteLine("--");
            return
            [
                .. kpis.Where(kpi => !HasValue(kpi) && kpi.GetProperty("problem").ValueKind == JsonValueKind.Null).Select(kpi => $"{kpi.GetProperty("id")} has neither value nor reason"),
                .. kpis.GroupBy(kpi => kpi.GetProperty("pack").GetString()).Where(pack => !pack.Any(HasValue)).Select(pack => $"{pack.Key} has no value at all"),
            ];
        });

        static bool HasValue(JsonElement kpi) => kpi.GetProperty("figures").GetArrayLength() > 0;
    }

    [Fact]
    public async Task Walls_InTheDemonstration_HaveNoEmptyTile()
    {
        await UntilAsync(async () =>
        {
            var empty = new List<string>();
            foreach (var file in Directory.EnumerateFiles(demo.Dashboards, "*.json").Where(file => Path.GetFileName(file) != "screens.json").Order(StringComparer.Ordinal))
            {
                using var layout = JsonDocument.Parse(await File.ReadAllTextAsync(file));
                var id = layout.RootElement.GetProperty("id").GetString()!;
                object variables = id is "site" or "diagnostic" ? new { site = "pha-lai" } : new { };
                var states = await HubSnapshot.AskAsync(demo.Process.Url, id, variables, CancellationToken.None);
                empty.AddRange(layout.RootElement.GetProperty("tiles").EnumerateArray().Where(tile => IsEmpty(tile, states)).Select(tile => $"{id}/{tile.GetProperty("id")} ({tile.GetProperty("kind")})"));
            }

            output.WriteLine(string.Join(", ", empty));
            return empty;
        });
    }

    /// <summary>As the wall would show it: a dash, an empty list, a chart without a line. That nothing is wrong is no empty tile.</summary>
    private static bool IsEmpty(JsonElement tile, IReadOnlyDictionary<string, JsonElement> states)
    {
        var kind = tile.GetProperty("kind").GetString()!;
        if (kind is "alarms" or "incidents" or "clock" or "text" or "camera")
        {
            return false;
        }

        return !states.TryGetValue(tile.GetProperty("id").GetString()!, out var state) || kind switch
        {
            "map" => None(state, "sites"),
            "events" => None(state, "events"),
            "ranking" => None(state, "ranks"),
            "series" => None(state, "rows"),
            "heat" => None(state, "grid") || state.GetProperty("grid").EnumerateArray().All(row => None(row, "cells")),
            "trend" => None(state, "history"),
            _ => state.GetProperty("point").ValueKind == JsonValueKind.Null,
        };
    }

    private static bool None(JsonElement state, string list) => !state.TryGetProperty(list, out var items) || items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0;

    private static async Task UntilAsync(Func<Task<IReadOnlyList<string>>> missing)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await missing() is { Count: > 0 } left)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, string.Join(Environment.NewLine, left));
            await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        }
    }
}
