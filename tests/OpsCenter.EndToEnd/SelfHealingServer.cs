using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A demonstration that may be stopped and started again, with a device that is expected every five seconds so that its silence shows soon.</summary>
public sealed class SelfHealingServer : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _config = new();
    private readonly TemporaryFolder _host = new();

    public ServerProcess Process { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        CopyFolder(Path.Combine(Repository.Root, "ingest-config"), _config.Path);
        await File.AppendAllLinesAsync(
            Path.Combine(_config.Path, "packs", "environment", "fields.yaml"),
            ["  - {measurement: demo, field: temperature, name: {vi: T, en: T}, unit: °C, decimals: 1, interval: 5s}",
             "  - {measurement: demo, field: humidity, name: {vi: H, en: H}, unit: '%', decimals: 0, interval: 5s}"]);
        Process = await ServerProcess.StartAsync(_data.Path, "--demo", "--ConfigDir", _config.Path, "--Simulator:Backfill", "00:10:00");
    }

    public async Task DisposeAsync()
    {
        await Process.DisposeAsync();
        _data.Dispose();
        _config.Dispose();
        _host.Dispose();
    }

    /// <summary>The same program with one file more for the browser, which makes it another build.</summary>
    public string NewBuild()
    {
        CopyFolder(Path.GetDirectoryName(Repository.HostAssembly)!, _host.Path);
        var assets = Directory.CreateDirectory(Path.Combine(_host.Path, "wwwroot", "dist"));
        File.WriteAllText(Path.Combine(assets.FullName, "news.txt"), "new");
        return Path.Combine(_host.Path, Path.GetFileName(Repository.HostAssembly));
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
