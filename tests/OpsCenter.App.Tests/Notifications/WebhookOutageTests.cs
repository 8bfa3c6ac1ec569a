using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>A real receiver that is away, and a real server that is killed meanwhile.</summary>
public sealed class WebhookOutageTests
{
    private const int Sites = 4;

    [Fact]
    public async Task ReceiverDownAndServerKilled_EveryTransitionIsDeliveredExactlyOnce()
    {
        using var folder = new TemporaryFolder();
        await using var receiver = new Receiver();
        var config = WriteConfig(folder.Path, receiver.Port);
        await using var server = await ServerProcess.StartAsync(
            Path.Combine(folder.Path, "data"), "--ConfigDir", config, "--Notifications:AllowedHosts:0", $"127.0.0.1:{receiver.Port}",
            "--Notifications:FirstRetry", "00:00:00.2", "--Notifications:LongestRetry", "00:00:01", "--Notifications:Beat", "00:00:00.2",
            "--Alarms:FlappingRaises", "100");
        var token = (await server.VerbAsync("token", "add", "both", "--scope", "ingest", "--scope", "read")).Output.Trim();
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        await receiver.UpAsync();
        var level = 5.0;
        await Eventually.HoldsAsync(() => TryWriteAsync(http, level));
        await Eventually.HoldsAsync(() => Task.FromResult(receiver.Items.Count == Sites));

        await receiver.DownAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var change = 0; change < 4; change++)
            {
                level = level > 4 ? 1 : 5;
                await Eventually.HoldsAsync(() => TryWriteAsync(http, level));
            }

            await server.KillAsync();
            await server.StartAgainAsync();
        }

        await receiver.UpAsync();
        level = 1;
        await Eventually.HoldsAsync(() => TryWriteAsync(http, level));
        await AllTakenAsync(http, receiver);

        // Whatever was sent twice has come by now: another beat, another alarm.
        level = 5;
        await Eventually.HoldsAsync(() => TryWriteAsync(http, level));
        List<long> stored = [];
        await Eventually.HoldsAsync(async () =>
        {
            // A transition is on the board before it is stored, so what is stored still grows for a moment.
            await AllTakenAsync(http, receiver);
            stored = await TransitionsAsync(http);
            return stored.Count >= Sites * 15 && stored.Count == receiver.Items.Count;
        });
        Assert.True(stored.Count >= Sites * 15, $"only {stored.Count} transitions");
        Assert.Equal(stored.Order(), receiver.Items.Select(item => item.GetProperty("sequence").GetInt64()).Order());
        Assert.All(receiver.Items.GroupBy(item => item.GetProperty("alarm").GetString()), alarm =>
        {
            var sequences = alarm.Select(item => item.GetProperty("sequence").GetInt64()).ToArray();
            Assert.Equal(sequences.Order(), sequences);
        });
        Assert.Equal(receiver.Posts.Count, receiver.Posts.Select(post => post.Key).Distinct().Count());
    }

    internal static string WriteConfig(string parent, int port)
    {
        var config = Path.Combine(parent, "ingest-config");
        Write("areas.yaml", "areas:\n  - {id: north, name: Bắc, centre: [106.3, 20.9]}\n");
        Write("packs/water/pack.yaml", "id: water\nname: {vi: Nước, en: Water}\n");
        Write("packs/water/fields.yaml", "fields:\n  - {measurement: river, field: level, name: Mực nước, unit: m}\n");
        Write("packs/water/alarms.yaml", """
            alarms:
              - id: water.flood
                title: {vi: "Lũ tại {site}", en: "Flood at {site}"}
                select: {measurement: river, field: level}
                levels: [{name: I, severity: high, limit: 4}]
                procedure: {consequence: Ngập, response: Gọi trạm bơm, timeToRespond: 15m}
            """);
        Write("notifications.yaml", $$"""
            channels:
              - {id: hook, kind: webhook, address: 'http://127.0.0.1:{{port}}/hook', perMinute: 6000}
            routes:
              - {id: all, channels: [hook], packs: [water]}
            """);
        return config;

        void Write(string file, string text)
        {
            var path = Path.Combine(config, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>Each wait is for some news more, so that a slow machine does not matter.</summary>
    private static async Task AllTakenAsync(HttpClient http, Receiver receiver)
    {
        while (true)
        {
            // Counted before the history is read: what is taken meanwhile is news.
            var before = receiver.Items.Count;
            if (before >= (await TransitionsAsync(http)).Count)
            {
                return;
            }

            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (receiver.Items.Count <= before)
            {
                Assert.True(!limit.IsCancellationRequested, await MissingAsync(http, receiver));
                await timer.WaitForNextTickAsync();
            }
        }
    }

    /// <summary>What is stored and was never taken, with what the outbox says of it.</summary>
    private static async Task<string> MissingAsync(HttpClient http, Receiver receiver)
    {
        var taken = receiver.Items.Select(item => item.GetProperty("sequence").GetInt64()).ToHashSet();
        var missing = (await TransitionsAsync(http)).Where(sequence => !taken.Contains(sequence)).Order().ToList();
        var metrics = (await http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n').Where(line => line.StartsWith("opscenter_notifications", StringComparison.Ordinal));
        return $"never taken: {string.Join(", ", missing)}; the outbox: {string.Join(' ', metrics)}";
    }

    /// <summary>False while the server does not know the token yet.</summary>
    private static async Task<bool> TryWriteAsync(HttpClient http, double level)
    {
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        using var body = new StringContent(string.Join(
            '\n', Enumerable.Range(0, Sites).Select(site => string.Create(CultureInfo.InvariantCulture, $"river,pack=water,site=s{site} level={level} {now}"))));
        using var answer = await http.PostAsync(new Uri("/write", UriKind.Relative), body);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Sequences of all that is stored.</summary>
    private static async Task<List<long>> TransitionsAsync(HttpClient http)
    {
        var sequences = new List<long>();
        var alarms = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync(new Uri("/api/v1/alarms?pack=water", UriKind.Relative)));
        foreach (var alarm in alarms.EnumerateArray())
        {
            var history = JsonSerializer.Deserialize<JsonElement>(
                await http.GetStringAsync(new Uri($"/api/v1/alarms/{alarm.GetProperty("id").GetString()}/history?limit=500", UriKind.Relative)));
            sequences.AddRange(history.EnumerateArray().Select(line => line.GetProperty("sequence").GetInt64()));
        }

        return sequences;
    }
}
