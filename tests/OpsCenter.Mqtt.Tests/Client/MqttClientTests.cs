using System.Collections.Concurrent;
using System.Text;
using OpsCenter.Mqtt.Client;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Client;

public sealed class MqttClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [PeerFact("mosquitto")]
    public Task PublishAsync_OverMosquittoIn311_ArrivesOnceAtEachQos() => ArrivesAtEachQos(MqttVersion.V311);

    [PeerFact("mosquitto")]
    public Task PublishAsync_OverMosquittoIn5_ArrivesOnceAtEachQos() => ArrivesAtEachQos(MqttVersion.V5);

    [PeerFact("mosquitto")]
    public async Task PublishAsync_ManyWithoutWaiting_AreAllAnswered()
    {
        await using var broker = await Mosquitto.StartAsync();
        await using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = broker.Port, MaximumInFlight = 15 });
        await client.ConnectAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 500)
            .Select(index => client.PublishAsync("a/b", Encoding.UTF8.GetBytes($"{index}"), 1).AsTask())).WaitAsync(Patience);

        Assert.All(answers, answer => Assert.Equal(MqttReasonCode.Success, answer));
    }

    [PeerFact("mosquitto")]
    public async Task PublishAsync_AfterTheServerDied_Throws()
    {
        await using var broker = await Mosquitto.StartAsync();
        var closed = new TaskCompletionSource();
        await using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = broker.Port });
        client.Closed += _ => closed.TrySetResult();
        await client.ConnectAsync();

        await broker.KillAsync();
        await closed.Task.WaitAsync(Patience);

        Assert.False(client.IsConnected);
        await Assert.ThrowsAsync<MqttConnectionLostException>(async () => await client.PublishAsync("a", default, 1));
    }

    [PeerFact("mosquitto")]
    public async Task Reconnecting_ServerRestarts_SubscribesAgainAndGoesOn()
    {
        var received = new BlockingCollection<string>();
        await using var broker = await Mosquitto.StartAsync();
        var options = new MqttClientOptions { Host = "127.0.0.1", Port = broker.Port, OnMessage = message => Take(received, message) };
        await using var client = new MqttReconnectingClient(options, new MqttReconnectOptions { FirstPause = TimeSpan.FromMilliseconds(20) });
        var lost = new TaskCompletionSource();
        client.Lost += _ => lost.TrySetResult();
        client.Start();
        await client.WhenConnectedAsync().WaitAsync(Patience);
        await client.SubscribeAsync("a/#", 1);

        await broker.KillAsync();
        await lost.Task.WaitAsync(Patience);
        await broker.StartAgainAsync();
        await client.PublishAsync("a/b", "back"u8.ToArray(), 1).AsTask().WaitAsync(Patience);

        Assert.True(received.TryTake(out var text, Patience));
        Assert.Equal("back", text);
    }

    [Fact]
    public async Task ConnectAsync_NobodyThere_ThrowsSocketException()
    {
        await using var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = 1 });

        await Assert.ThrowsAsync<System.Net.Sockets.SocketException>(() => client.ConnectAsync());
    }

    private static async Task ArrivesAtEachQos(MqttVersion version)
    {
        var received = new BlockingCollection<string>();
        await using var broker = await Mosquitto.StartAsync();
        await using var subscriber = new MqttClient(new MqttClientOptions
        {
            Host = "127.0.0.1",
            Port = broker.Port,
            Version = version,
            OnMessage = message => Take(received, message),
        });
        await using var publisher = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = broker.Port, Version = version });
        Assert.True((await subscriber.ConnectAsync()).IsAccepted);
        Assert.True((await publisher.ConnectAsync()).IsAccepted);
        Assert.Equal(MqttReasonCode.GrantedQos2, await subscriber.SubscribeAsync("a/+", 2));

        for (byte qos = 0; qos <= 2; qos++)
        {
            Assert.Equal(MqttReasonCode.Success, await publisher.PublishAsync("a/b", Encoding.UTF8.GetBytes($"q{qos}"), qos).AsTask().WaitAsync(Patience));
            Assert.True(received.TryTake(out var text, Patience));
            Assert.Equal($"q{qos}", text);
        }

        Assert.False(received.TryTake(out _));
    }

    private static ValueTask Take(BlockingCollection<string> received, MqttReceivedMessage message)
    {
        received.Add(Encoding.UTF8.GetString(message.Payload.Span));
        return ValueTask.CompletedTask;
    }
}
