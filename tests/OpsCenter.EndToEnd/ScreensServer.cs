using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The demonstration with the shipped dashboards and a screens.json of the tests' own; started once for all of them.</summary>
public sealed class ScreensServer : IAsyncLifetime
{
    private const string Screens = """
        {"screens": [
          {"id": "wide", "title": "Wide", "dashboards": ["overview"], "matrix": {"columns": 2, "rows": 1, "bezelX": 5}},
          {"id": "round", "title": "Round", "dashboards": [{"dashboard": "overview", "dwell": "5s"}, {"dashboard": "water", "dwell": "5s"}]}
        ]}
        """;

    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _dashboards = new();

    public ServerProcess Process { get; private set; } = null!;

    public string ScreensFile => Path.Combine(_dashboards.Path, "screens.json");

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards"), "*.json"))
        {
            File.Copy(file, Path.Combine(_dashboards.Path, Path.GetFileName(file)));
        }

        await File.WriteAllTextAsync(ScreensFile, Screens);
        Process = await ServerProcess.StartAsync(_data.Path, "--demo", "--Simulator:Backfill", "00:00:00", "--DashboardsDir", _dashboards.Path);
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Dispose();
        _dashboards.Dispose();
    }
}
