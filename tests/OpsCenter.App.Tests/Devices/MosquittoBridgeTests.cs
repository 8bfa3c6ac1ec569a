using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Devices;

/// <summary>A real Mosquitto bridges to the real server, which is killed in the middle.</summary>
public sealed class MosquittoBridgeTests
{
    [PeerFact("mosquitto")]
    public Task Bridge311_ServerKilledInTheMiddle_LosesNothing() => LosesNothingAsync("mqttv311");

    [PeerFact("mosquitto")]
    public Task Bridge50_ServerKilledInTheMiddle_LosesNothing() => LosesNothingAsync("mqttv50");

    private static async Task LosesNothingAsync(string protocol)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path);
        var password = (await server.VerbAsync("device", "add", "bridge", "--publish", "line/#")).Output.Trim();
        var token = (await server.VerbAsync("token", "add", "reader", "--scope", "read")).Output.Trim();
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var bridge = new MosquittoBridge(server, password, protocol);

        await PublishAsync(bridge.Port, 0, 200);
        await Eventually.HoldsAsync(async () => (await StoredAsync(http)).Count >= 100);

        // Some of these are on their way, some wait in the bridge.
        var publishing = PublishAsync(bridge.Port, 200, 400);
        await server.KillAsync();
        await publishing;
        await PublishAsync(bridge.Port, 600, 200);
        await server.StartAgainAsync();
        await PublishAsync(bridge.Port, 800, 200);

        await Eventually.HoldsAsync(async () => (await StoredAsync(http)).Distinct().Count() == 1000);
        Assert.Equal(1000, (await StoredAsync(http)).Count);
    }

    private static async Task<List<double>> StoredAsync(HttpClient http)
    {
        using var answer = await http.GetAsync(new Uri("/api/v1/query?measurement=bridged&field=seq&from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            // The token is known to the running server within 2 s.
            return [];
        }

        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var value = Array.IndexOf(lines[0].Split(','), "value");
        return [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[value], CultureInfo.InvariantCulture))];
    }

    private static async Task PublishAsync(int port, int first, int count)
    {
        await using var client = await ConnectAsync(port);
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        for (var number = first; number < first + count; number++)
        {
            await client.PublishAsync("gauge", Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"bridged seq={number} {now + number}")), 1);
        }

        await client.DisconnectAsync();
    }

    private static async Task<MqttClient> ConnectAsync(int port)
    {
        var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = port, ClientId = "gauge" });
        await Eventually.HoldsAsync(async () =>
        {
            try
            {
                return (await client.ConnectAsync()).IsAccepted;
            }
            catch (SocketException)
            {
                // The broker does not listen yet.
                return false;
            }
        });
        return client;
    }
}
