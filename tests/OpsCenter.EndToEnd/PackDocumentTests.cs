using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The pack that <c>docs/packs.md</c> builds from nothing: the very files of the document, its message, its wall.</summary>
public sealed partial class PackDocumentTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "packs.md"));
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _files = new();

    private string ConfigDir => Path.Combine(_files.Path, "ingest-config");

    private string DashboardsDir => Path.Combine(_files.Path, "dashboards");

    public Task InitializeAsync()
    {
        Directory.CreateDirectory(ConfigDir);
        Directory.CreateDirectory(DashboardsDir);
        File.Copy(Path.Combine(Repository.Root, "ingest-config", "areas.yaml"), Path.Combine(ConfigDir, "areas.yaml"));
        foreach (Match file in FileBlock().Matches(Document))
        {
            var target = Path.Combine(_files.Path, file.Groups["path"].Value);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, file.Groups["text"].Value);
        }

        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _data.Dispose();
        _files.Dispose();
        return Task.CompletedTask;
    }

    [PeerFact("mosquitto_pub")]
    public async Task Pack_OfTheDocument_ChecksReadsAlarmsComputesAndShows()
    {
        string[] folders = ["--ConfigDir", ConfigDir, "--DashboardsDir", DashboardsDir];
        var check = await ProgramRun.RunAsync("dotnet", [Repository.HostAssembly, "check", .. folders, "--DataDir", _data.Path], limit: TimeSpan.FromMinutes(2));
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Contains("1 packs", check.Output, StringComparison.Ordinal);
        Assert.Contains("1 alarm rules, 1 KPIs", check.Output, StringComparison.Ordinal);

        await using var server = await ServerProcess.StartAsync(_data.Path, ["--demo", .. folders, "--Simulator:Backfill", "00:00:00"]);
        var password = (await server.VerbAsync("device", "add", "pools", "--publish", "pools/#", "--fleet")).Output.Trim();
        using var http = await server.ReaderAsync("document");
        var now = TimeProvider.System.GetUtcNow();

        // As from a probe that has been below the limit for a while.
        foreach (var minutes in new[] { 10, 3, 0 })
        {
            await PublishAsync(server, password, now.AddMinutes(-minutes));
        }

        await HoldsAsync(async () => (await AskAsync(http, "latest?measurement=pool&field=chlorine&tag.site=be-boi-tinh")).Any(reading => reading.GetProperty("value").GetDouble() == 0.05));
        await HoldsAsync(async () => (await AskAsync(http, "alarms")).Any(alarm => alarm.GetProperty("rule").GetString() == "pools.chlorine"));
        await HoldsAsync(async () => (await http.GetFromJsonAsync<JsonElement>("api/v1/kpis/pools.fit")).GetProperty("figures").EnumerateArray().Any(figure => figure.GetProperty("value").GetDouble() == 0));
        var wall = await HubSnapshot.AskAsync(server.Url, "pools", new { }, CancellationToken.None);
        Assert.Equal(0.05, wall["worst"].GetProperty("point").GetProperty("v").GetDouble());
        Assert.Equal(1, wall["alarms"].GetProperty("alarms").GetArrayLength());
    }

    /// <summary>The command of the document with its time filled in as the shell would.</summary>
    private static async Task PublishAsync(ServerProcess server, string password, DateTimeOffset at)
    {
        var (topic, before, after) = Publish().Match(Document) is { Success: true } match
            ? (match.Groups["topic"].Value, match.Groups["before"].Value, match.Groups["after"].Value)
            : throw new InvalidOperationException("The document has no mosquitto_pub that this test understands.");
        var message = before + at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + after;
        await HoldsAsync(async () =>
        {
            string[] arguments = ["-h", "127.0.0.1", "-p", $"{server.MqttPort}", "-i", "pools", "-u", "pools", "-P", password, "-q", "1", "-t", topic, "-m", message];
            return (await ProgramRun.RunAsync("mosquitto_pub", arguments)).ExitCode == 0;
        });
    }

    private static async Task<List<JsonElement>> AskAsync(HttpClient http, string what) => (await http.GetFromJsonAsync<List<JsonElement>>($"api/v1/{what}"))!;

    private static async Task HoldsAsync(Func<Task<bool>> fact)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await fact())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It did not come about.");
            await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System);
        }
    }

    [GeneratedRegex(@"^`(?<path>(?:ingest-config|dashboards)/[a-z0-9/.-]+)`\n\n```(?:yaml|json)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"^mosquitto_pub .* -t (?<topic>\S+) -m '(?<before>[^']*)'\$\(date \+%s\)'(?<after>[^']*)'$", RegexOptions.Multiline)]
    private static partial Regex Publish();
}
