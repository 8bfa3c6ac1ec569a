using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The demonstration with a copy of the shipped dashboards, started once for all tests that only look or undo what they did.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    public const string Shared = "demonstration";

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _dashboards = new();
    private long _started;

    public ServerProcess Process { get; private set; } = null!;

    public string Dashboards => _dashboards.Path;

    /// <summary>How long the demonstration has run.</summary>
    public TimeSpan Up => TimeProvider.System.GetElapsedTime(_started);

    /// <summary>Addresses of every wall, as a person could open them.</summary>
    public static IEnumerable<string> Walls => Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards"), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Where(id => id != "screens")
        .Select(id => id is "site" or "diagnostic" ? $"wall/{id}?site=pha-lai" : $"wall/{id}")
        .Order(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards"), "*.json"))
        {
            File.Copy(file, Path.Combine(_dashboards.Path, Path.GetFileName(file)));
        }

        var scenarios = Directory.CreateDirectory(Path.Combine(_dashboards.Path, "scenarios"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards", "scenarios")))
        {
            File.Copy(file, Path.Combine(scenarios.FullName, Path.GetFileName(file)));
        }

        _started = TimeProvider.System.GetTimestamp();
        Process = await ServerProcess.StartAsync(_data.Path, "--demo", "--DashboardsDir", _dashboards.Path, "--Simulator:Backfill", "02:10:00");
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Dispose();
        _dashboards.Dispose();
    }

    /// <summary>Enters as any role, as the demonstration allows from its own machine.</summary>
    public async Task EnterAsync(IPage page, string role)
    {
        await page.GotoAsync($"{Process.Url}demo");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/console");
    }
}
