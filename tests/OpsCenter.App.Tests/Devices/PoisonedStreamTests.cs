using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using OpsCenter.Ingest.Tests.Library;
using OpsCenter.Mqtt;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.App.Tests.Devices;

/// <summary>Real payloads with flipped and cut bytes arrive at the real server between good messages of another device.</summary>
/// <remarks><c>eng/poison.sh</c> runs it with every byte of every payload and prints how much later the neighbour was answered.</remarks>
public sealed partial class PoisonedStreamTests(ITestOutputHelper output)
{
    /// <summary>Flips, and cuts, of one payload; spread over it. 0: every byte.</summary>
    private static readonly int PerPayload = int.Parse(Environment.GetEnvironmentVariable("OPSCENTER_POISON_PER_PAYLOAD") ?? "3", CultureInfo.InvariantCulture);

    [FixtureFact]
    public async Task Poison_BetweenGoodMessages_IsDataOrQuarantineAndTheNeighbourLosesNothing()
    {
        using var folder = new TemporaryFolder();
        var configuration = Configuration(folder);
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"), "--ConfigDir", configuration, "--Ingest:MaxSeries", "1000000");
        using var http = new HttpClient { BaseAddress = server.Url };
        var (poison, good) = (await ConnectAsync(server, "poison"), await ConnectAsync(server, "good"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await server.VerbAsync("token", "add", "reader", "--scope", "read")).Output.Trim());
        await SendGoodAsync(good, "warm", count: 200, TimeSpan.FromMilliseconds(5), CancellationToken.None);

        var alone = await SendGoodAsync(good, "alone", count: 1000, TimeSpan.FromMilliseconds(5), CancellationToken.None);
        using var over = new CancellationTokenSource();
        var beside = SendGoodAsync(good, "beside", count: int.MaxValue, TimeSpan.FromMilliseconds(5), over.Token);
        var sent = await SendPoisonAsync(poison);
        await over.CancelAsync();
        var among = await beside;
        await using (poison)
        await using (good)
        {
            await poison.DisconnectAsync();
            await good.DisconnectAsync();
        }

        // Each was answered with success, so each is safe: as data, or in quarantine with its reason.
        Assert.True(sent > 500, $"{sent} mutated messages");
        Assert.True(await CounterAsync(http, "ops_ingest_quarantined_total") > sent / 20, "hardly anything went to quarantine: the mutations hurt nobody");
        Assert.True(await CounterAsync(http, "ops_ingest_readings_total") > 1_200 + among.Count, "no mutated message became data");
        Assert.DoesNotContain(server.Log, line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal));
        Assert.Equal(1000, await StoredAsync(http, "alone"));
        Assert.Equal(among.Count, await StoredAsync(http, "beside"));
        output.WriteLine($"| messages of the neighbour | PUBACK p50 ms | p99 ms | max ms |\n|---|---|---|---|\n{Row("alone", alone)}\n{Row($"among {sent} mutated payloads", among)}");
    }

    /// <summary>The whole library, as a pack of a province would include it.</summary>
    private static string Configuration(TemporaryFolder folder)
    {
        var (shipped, own) = (Path.Combine(Repository.Root, "ingest-config"), Path.Combine(folder.Path, "config"));
        Directory.CreateDirectory(Path.Combine(own, "library"));
        Directory.CreateDirectory(Path.Combine(own, "packs", "all"));
        File.Copy(Path.Combine(shipped, "areas.yaml"), Path.Combine(own, "areas.yaml"));
        var files = Directory.GetFiles(Path.Combine(shipped, "library"), "*.yaml");
        Array.ForEach(files, file => File.Copy(file, Path.Combine(own, "library", Path.GetFileName(file))));
        File.WriteAllText(Path.Combine(own, "packs", "all", "pack.yaml"), "id: all\nname: {vi: Tất cả, en: All}\n");
        File.WriteAllText(Path.Combine(own, "packs", "all", "sources.yaml"), "include:\n" + string.Concat(files.Select(file => $"  - library/{Path.GetFileName(file)}\n")));
        return own;
    }

    private static async Task<MqttClient> ConnectAsync(ServerProcess server, string id)
    {
        var password = (await server.VerbAsync("device", "add", id, "--publish", "#")).Output.Trim();
        while (true)
        {
            var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = server.MqttPort, ClientId = id, UserName = id, Password = password });
            if ((await client.ConnectAsync()).IsAccepted)
            {
                return client;
            }

            // A new device is known to the running server within 2 s.
            await client.DisposeAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    /// <summary>One message after the other, each answered before the next: what one device waits. Milliseconds of each.</summary>
    private static async Task<List<double>> SendGoodAsync(MqttClient client, string name, int count, TimeSpan pause, CancellationToken cancellation)
    {
        var waited = new List<double>();
        var start = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        while (waited.Count < count && !cancellation.IsCancellationRequested)
        {
            var began = TimeProvider.System.GetTimestamp();
            await client.PublishAsync($"line/{name}", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"neighbour,run={name} seq={waited.Count} {start + waited.Count}")), 1, cancellation: CancellationToken.None);
            waited.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(pause, TimeProvider.System, CancellationToken.None);
        }

        return waited;
    }

    private static async Task<int> SendPoisonAsync(MqttClient client)
    {
        var underWay = new Queue<Task<MqttReasonCode>>();
        var sent = 0;
        foreach (var (_, topic, payload) in FixtureMessages.All())
        {
            foreach (var mutated in Mutations(payload))
            {
                underWay.Enqueue(client.PublishAsync(topic, mutated, 1).AsTask());
                sent++;
                if (underWay.Count > 32)
                {
                    Assert.Equal(MqttReasonCode.Success, await underWay.Dequeue());
                }
            }
        }

        Assert.All(await Task.WhenAll(underWay), answer => Assert.Equal(MqttReasonCode.Success, answer));
        return sent;
    }

    private static IEnumerable<byte[]> Mutations(byte[] payload)
    {
        var step = PerPayload == 0 ? 1 : Math.Max(1, payload.Length / PerPayload);
        for (var at = step / 2; at < payload.Length; at += step)
        {
            var flipped = (byte[])payload.Clone();
            flipped[at] ^= (byte)(1 << (at % 8));
            yield return flipped;
            yield return payload[..at];
        }
    }

    private static async Task<long> StoredAsync(HttpClient http, string run)
    {
        var text = await http.GetStringAsync(new Uri($"/api/v1/query?measurement=neighbour&field=seq&tag.run={run}&agg=count&every=1d&from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", UriKind.Relative));
        return CountedPoint().Matches(text).Sum(point => long.Parse(point.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static async Task<double> CounterAsync(HttpClient http, string name)
    {
        var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n').Where(line => line.StartsWith(name, StringComparison.Ordinal)).Sum(line => double.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture));
    }

    private static string Row(string name, List<double> waited)
    {
        waited.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"| {name}: {waited.Count} | {At(0.5):0.00} | {At(0.99):0.00} | {waited[^1]:0.00} |");

        double At(double share) => waited[Math.Min(waited.Count - 1, (int)(waited.Count * share))];
    }

    [GeneratedRegex(@"Z"",([0-9]+)\]")]
    private static partial Regex CountedPoint();
}
