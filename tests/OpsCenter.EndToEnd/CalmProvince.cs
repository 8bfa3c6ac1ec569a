using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>
/// The demonstration without its flood: no gauge measures anything but what a test sends, no other rule raises alarms, and a limit
/// that is passed is an alarm at once. Started once for all tests that need an alarm at a moment of their choice.
/// </summary>
public sealed class CalmProvince : IAsyncLifetime
{
    public const string Shared = "calm province";
    public const float Patience = 60_000;
    private const string Operator = "operator";
    private const string Gauges = "gauges";
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _config = new();
    private readonly TemporaryFolder _dashboards = new();
    private readonly HashSet<string> _raised = [];
    private HttpClient _http = null!;
    private string _password = "";
    private long _sentAt;

    public ServerProcess Process { get; private set; } = null!;

    public string ConfigDir => _config.Path;

    private static string Screens => $$$"""
        {"screens": [
          {"id": "loud", "title": "Loud", "dashboards": ["first-device"], "sound": {"volume": 1, "critical": "once", "high": "once"}},
          {"id": "night", "title": "Night", "dashboards": ["first-device"], "sound": {"volume": 1, "critical": "once", "high": "once"},
           "quiet": {"from": "{{{Hour(-6)}}}", "to": "{{{Hour(6)}}}", "dim": 60}},
          {"id": "round", "title": "Round", "dashboards": [{"dashboard": "water", "dwell": "5s"}, {"dashboard": "first-device", "dwell": "5s"}]}
        ]}
        """;

    public async Task InitializeAsync()
    {
        WriteConfig();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards"), "*.json"))
        {
            File.Copy(file, Path.Combine(_dashboards.Path, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(Path.Combine(_dashboards.Path, "screens.json"), Screens);
        // Made before the server runs, so that it knows them from the beginning.
        _password = await SecretAsync("device", "add", Gauges, "--publish", "water/#", "--fleet");
        var token = await SecretAsync("token", "add", Operator, "--scope", "operate");
        Process = await ServerProcess.StartAsync(
            _data.Path, "--demo", "--ConfigDir", _config.Path, "--DashboardsDir", _dashboards.Path, "--Simulator:Backfill", "00:00:00");
        _http = new HttpClient { BaseAddress = Process.Url };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await Process.DisposeAsync();
        _data.Dispose();
        _config.Dispose();
        _dashboards.Dispose();
    }

    /// <summary>The water pack's <c>alarms.yaml</c>; the server takes it over when it is written.</summary>
    public string WaterRules
    {
        get => File.ReadAllText(WaterRulesPath);
        set => File.WriteAllText(WaterRulesPath, value);
    }

    private string WaterRulesPath => Path.Combine(_config.Path, "packs", "water", "alarms.yaml");

    /// <summary>A gauge sends its level in metres.</summary>
    public async Task LevelAsync(string site, double metres)
    {
        // Each reading is newer than the last: two of one second would be one reading and its correction.
        _sentAt = Math.Max(_sentAt + 1, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        _raised.Add(site);
        var message = string.Create(CultureInfo.InvariantCulture, $$"""{"ts":{{_sentAt}},"level_cm":{{metres * 100:0.0}},"rain_mm":0,"battery_v":4}""");
        var run = await ProgramRun.RunAsync(
            "mosquitto_pub",
            ["-h", "127.0.0.1", "-p", $"{Process.MqttPort}", "-i", Gauges, "-u", Gauges, "-P", _password, "-q", "1", "-t", $"water/rg-{site}/telemetry", "-m", message]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    /// <summary>Every gauge low again and no alarm left, so that no test sees another's.</summary>
    public async Task CalmAsync()
    {
        foreach (var site in _raised.ToList())
        {
            await LevelAsync(site, 0.5);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(Patience));
        while (await OpenAsync(limit.Token) is { Count: > 0 } open)
        {
            foreach (var alarm in open.Where(alarm => !alarm.GetProperty("acknowledged").GetBoolean()))
            {
                await AcknowledgeAsync(alarm.GetProperty("id").GetString()!);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
        }
    }

    /// <summary>The open alarms as the API tells them, worst first.</summary>
    public async Task<IReadOnlyList<JsonElement>> OpenAsync(CancellationToken cancellation = default) =>
        (await _http.GetFromJsonAsync<List<JsonElement>>("api/v1/alarms", cancellation))!;

    public async Task AcknowledgeAsync(string alarm)
    {
        using var answer = await _http.PostAsJsonAsync($"api/v1/alarms/{alarm}/acknowledge", new { comment = "" });
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode is System.Net.HttpStatusCode.Conflict or System.Net.HttpStatusCode.NotFound, $"{answer.StatusCode}");
    }

    /// <summary>A wall that has its link; maps without WebGL.</summary>
    public async Task<IPage> WallAsync(Browser browser, string wall, string? beforehand = null)
    {
        var page = await browser.Context.NewPageAsync();
        if (beforehand is not null)
        {
            await page.AddInitScriptAsync(beforehand);
        }

        await LinkedAsync(page, wall);
        return page;
    }

    public async Task LinkedAsync(IPage page, string wall)
    {
        await page.GotoAsync($"{Process.Url}wall/{wall}?map=svg");
        await Assertions.Expect(page.Locator(".beat-text")).ToContainTextAsync("trực tiếp", new() { Timeout = Patience });
    }

    private static string Hour(int fromNow) => TimeProvider.System.GetUtcNow().AddHours(7 + fromNow).ToString("HH:mm", CultureInfo.InvariantCulture);

    private void WriteConfig()
    {
        var shipped = Path.Combine(Repository.Root, "ingest-config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileName(file) == "assets.yaml")
            {
                // It speaks of the rules that are left out.
                continue;
            }

            var target = Path.Combine(_config.Path, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (Path.GetFileName(file) != "alarms.yaml" || file.Contains("water", StringComparison.Ordinal))
            {
                File.Copy(file, target);
            }
        }

        var water = Path.Combine(_config.Path, "packs", "water");
        // Nobody is called silent between two tests.
        Change(Path.Combine(water, "alarms.yaml"), ("onDelay: 20s", "onDelay: 0s"), ("offDelay: 2m", "offDelay: 0s"), ("limit: 15m}", "limit: 10d}"), ("limit: 2h}", "limit: 20d}"));
        // The simulator plays the kinds it knows.
        Change(Path.Combine(water, "sites.yaml"), ("kind: river-gauge", "kind: staff-gauge"), ("kind: salinity-probe", "kind: probe"));
    }

    private static void Change(string file, params (string From, string To)[] changes)
    {
        var text = File.ReadAllText(file);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        File.WriteAllText(file, text);
    }

    private async Task<string> SecretAsync(params string[] verb)
    {
        var run = await ProgramRun.RunAsync("dotnet", [Repository.HostAssembly, .. verb, "--DataDir", _data.Path], limit: TimeSpan.FromMinutes(3));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Trim();
    }
}
