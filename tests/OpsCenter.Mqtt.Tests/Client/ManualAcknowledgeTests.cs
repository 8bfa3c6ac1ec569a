using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpsCenter.Mqtt.Client;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Mqtt.Tests.Server;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Client;

/// <summary>The client as the source of a pipeline that acknowledges after its own commit, against a real broker.</summary>
public sealed class ManualAcknowledgeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [PeerFact("mosquitto")]
    public Task Delivery_NotAcknowledgedBeforeTheLoss_ComesAgainIn311() => ComesAgain(MqttVersion.V311, 1);

    [PeerFact("mosquitto")]
    public Task Delivery_NotAcknowledgedBeforeTheLoss_ComesAgainIn5() => ComesAgain(MqttVersion.V5, 1);

    [PeerFact("mosquitto")]
    public Task Delivery_Qos2NotAcknowledgedBeforeTheLoss_ComesAgainIn5() => ComesAgain(MqttVersion.V5, 2);

    [PeerFact("mosquitto")]
    public Task Delivery_MoreThanTheBound_WaitIn311() => IsBounded(MqttVersion.V311);

    [PeerFact("mosquitto")]
    public Task Delivery_MoreThanTheBound_WaitIn5() => IsBounded(MqttVersion.V5);

    [PeerFact("mosquitto")]
    public async Task Connected_AfterALossWithAKeptSession_SaysSinceWhenAndThatNothingIsMissing()
    {
        await using var broker = await Mosquitto.StartAsync();
        var connected = new BlockingCollection<MqttConnected>();
        await using var client = new MqttReconnectingClient(Options(broker.Port, MqttVersion.V5, _ => { }), Quick);
        client.Connected += connected.Add;
        client.Start();
        Assert.True(connected.TryTake(out var first, Patience));
        await client.WhenConnectedAsync().WaitAsync(Patience);

        client.Drop();

        Assert.True(connected.TryTake(out var second, Patience));
        Assert.Equal((false, null), (first.SessionPresent, first.LostAt));
        Assert.True(second.SessionPresent);
        Assert.InRange(second.LostAt!.Value, first.At, second.At);
    }

    [PeerFact("mosquitto")]
    public async Task Connected_AfterABrokerForgotEverything_SaysThatTheSessionIsGoneAndSubscribesAgain()
    {
        await using var broker = await Mosquitto.StartAsync();
        var connected = new BlockingCollection<MqttConnected>();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var client = new MqttReconnectingClient(Options(broker.Port, MqttVersion.V5, deliveries.Add), Quick);
        client.Connected += connected.Add;
        await client.SubscribeAsync("a/#", 1);
        client.Start();
        Assert.True(connected.TryTake(out _, Patience));

        await broker.KillAsync();
        await broker.StartAgainAsync();

        Assert.True(connected.TryTake(out var second, Patience));
        Assert.False(second.SessionPresent);
        Assert.NotNull(second.LostAt);
        await client.WhenConnectedAsync().WaitAsync(Patience);
        await client.PublishAsync("a/b", "1"u8.ToArray(), 1).AsTask().WaitAsync(Patience);
        Assert.True(deliveries.TryTake(out var delivery, Patience));
        Assert.Equal("1", TextOf(delivery));
    }

    [PeerFact("mosquitto")]
    public async Task Delivery_Qos2AcknowledgedJustBeforeALoss_IsDeliveredOnce()
    {
        await using var broker = await Mosquitto.StartAsync();
        var texts = new ConcurrentBag<string>();
        var all = new TaskCompletionSource();
        MqttReconnectingClient? client = null;
        var options = Options(broker.Port, MqttVersion.V5, delivery =>
        {
            texts.Add(TextOf(delivery));
            delivery.Acknowledge();
            if (texts.Count % 10 == 0)
            {
                client!.Drop();
            }

            if (TextOf(delivery) == "end")
            {
                all.TrySetResult();
            }
        });
        client = new MqttReconnectingClient(options, Quick);
        await using var owned = client;
        await client.SubscribeAsync("a", 2);
        client.Start();
        await client.WhenConnectedAsync().WaitAsync(Patience);
        await using var publisher = await PublisherAsync(broker.Port);
        for (var number = 0; number < 50; number++)
        {
            await publisher.PublishAsync("a", Encoding.UTF8.GetBytes($"{number}"), 2).AsTask().WaitAsync(Patience);
        }

        await publisher.PublishAsync("a", "end"u8.ToArray(), 2).AsTask().WaitAsync(Patience);
        await all.Task.WaitAsync(Patience);

        Assert.Equal(51, texts.Count);
        Assert.Equal(51, texts.Distinct().Count());
    }

    [PeerFact("mosquitto")]
    public async Task Publish_Qos2AfterALossInTheMiddle_IsNotTakenForARepetition()
    {
        await using var broker = await Mosquitto.StartAsync();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var subscriber = new MqttClient(Options(broker.Port, MqttVersion.V5, deliveries.Add) with { ClientId = "subscriber", MaximumUnhandledMessages = 100 });
        await subscriber.ConnectAsync();
        await subscriber.SubscribeAsync("a", 2);
        await using var client = new MqttClient(Options(broker.Port, MqttVersion.V5, _ => { }));
        await client.ConnectAsync();
        for (var number = 0; number < 20; number++)
        {
            // Lost somewhere between PUBLISH and PUBCOMP, then another message under the first id of the new connection.
            var lost = client.PublishAsync("a", Encoding.UTF8.GetBytes($"lost {number}"), 2).AsTask();
            await Task.Delay(TimeSpan.FromMilliseconds(number % 4), TimeProvider.System);
            client.Abort();
            await Record.ExceptionAsync(() => lost);
            Assert.True((await client.ConnectAsync().WaitAsync(Patience)).SessionPresent);
            Assert.Equal(MqttReasonCode.Success, await client.PublishAsync("a", Encoding.UTF8.GetBytes($"kept {number}"), 2).AsTask().WaitAsync(Patience));
        }

        var kept = new HashSet<string>();
        while (kept.Count < 20)
        {
            var delivery = Next(deliveries);
            delivery.Acknowledge();
            if (TextOf(delivery).StartsWith("kept", StringComparison.Ordinal))
            {
                Assert.True(kept.Add(TextOf(delivery)));
            }
        }
    }

    [Fact]
    public async Task Acknowledge_InAnyOrder_IsSentInTheOrderOfReceipt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var client = new MqttClient(Options(((IPEndPoint)listener.LocalEndpoint).Port, MqttVersion.V5, deliveries.Add));
        var connecting = client.ConnectAsync();
        using var server = new RawPeer(new NetworkStream(await listener.AcceptSocketAsync(), ownsSocket: true), MqttVersion.V5);
        var connect = await server.ReadAsync<ConnectPacket>();
        await server.SendAsync(new ConnAckPacket(false, MqttReasonCode.Success));
        Assert.True((await connecting.WaitAsync(Patience)).IsAccepted);
        Assert.Equal(3u, connect.Properties?.Number(MqttPropertyId.ReceiveMaximum));

        await server.SendAsync(RawPeer.Publish("a", "1", 1, 11), RawPeer.Publish("a", "2", 2, 12), RawPeer.Publish("a", "3", 1, 13));
        MqttDelivery[] taken = [.. Enumerable.Range(0, 3).Select(_ => deliveries.Take())];
        taken[2].Acknowledge();
        taken[1].Acknowledge();
        taken[1].Acknowledge();
        await server.SendAsync(RawPeer.Publish("a", "2", 2, 12) with { Duplicate = true });
        taken[0].Acknowledge(MqttReasonCode.QuotaExceeded);

        // [MQTT-4.6.0-2], [MQTT-4.6.0-3]
        Assert.Equal(new AckPacket(MqttPacketType.PubAck, 11, MqttReasonCode.QuotaExceeded), await server.ReadAsync<AckPacket>());
        Assert.Equal(new AckPacket(MqttPacketType.PubRec, 12), await server.ReadAsync<AckPacket>());
        Assert.Equal(new AckPacket(MqttPacketType.PubAck, 13), await server.ReadAsync<AckPacket>());
        Assert.Empty(deliveries);
    }

    [Fact]
    public async Task SubscriptionRefused_ByTheServer_IsToldAndTheRestGoesOn()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MaySubscribeTo = filter => filter == "open" });
        var refused = new BlockingCollection<(string, MqttReasonCode)>();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var client = new MqttReconnectingClient(Options(host.Port, MqttVersion.V5, deliveries.Add), Quick);
        client.SubscriptionRefused += (filter, reason) => refused.Add((filter, reason));
        await client.SubscribeAsync("secret", 1);
        await client.SubscribeAsync("open", 1);
        client.Start();
        await client.WhenConnectedAsync().WaitAsync(Patience);

        await client.PublishAsync("open", "1"u8.ToArray(), 1).AsTask().WaitAsync(Patience);

        Assert.True(deliveries.TryTake(out _, Patience));
        Assert.Equal(("secret", MqttReasonCode.NotAuthorized), Assert.Single(refused));
    }

    private static MqttReconnectOptions Quick { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromMilliseconds(200) };

    private static async Task ComesAgain(MqttVersion version, byte qos)
    {
        await using var broker = await Mosquitto.StartAsync();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var client = new MqttReconnectingClient(Options(broker.Port, version, deliveries.Add), Quick);
        await client.SubscribeAsync("a", qos);
        client.Start();
        await client.WhenConnectedAsync().WaitAsync(Patience);
        await using var publisher = await PublisherAsync(broker.Port);
        foreach (var text in new[] { "1", "2", "3" })
        {
            await publisher.PublishAsync("a", Encoding.UTF8.GetBytes(text), qos).AsTask().WaitAsync(Patience);
        }

        MqttDelivery[] before = [.. Enumerable.Range(0, 3).Select(_ => Next(deliveries))];
        before[0].Acknowledge();

        // The broker has the acknowledgement when it answers what was sent after it.
        await client.PublishAsync("b", default, 1).AsTask().WaitAsync(Patience);
        client.Drop();
        MqttDelivery[] again = [Next(deliveries), Next(deliveries)];
        before[1].Acknowledge();
        again[0].Acknowledge();
        again[1].Acknowledge();

        Assert.Equal(["1", "2", "3"], before.Select(TextOf));
        Assert.Equal([("2", true), ("3", true)], again.Select(delivery => (TextOf(delivery), delivery.Message.Duplicate)));
        await publisher.PublishAsync("a", "4"u8.ToArray(), qos).AsTask().WaitAsync(Patience);
        Assert.Equal("4", TextOf(Next(deliveries)));
    }

    private static async Task IsBounded(MqttVersion version)
    {
        await using var broker = await Mosquitto.StartAsync();
        var deliveries = new BlockingCollection<MqttDelivery>();
        await using var client = new MqttClient(Options(broker.Port, version, deliveries.Add));
        await client.ConnectAsync();
        await client.SubscribeAsync("a", 1);
        await using var publisher = await PublisherAsync(broker.Port);
        for (var number = 0; number < 20; number++)
        {
            await publisher.PublishAsync("a", Encoding.UTF8.GetBytes($"{number}"), 1).AsTask().WaitAsync(Patience);
        }

        MqttDelivery[] first = [.. Enumerable.Range(0, 3).Select(_ => Next(deliveries))];
        Assert.False(deliveries.TryTake(out _, TimeSpan.FromMilliseconds(100)));
        foreach (var delivery in first)
        {
            delivery.Acknowledge();
        }

        for (var number = 3; number < 20; number++)
        {
            var delivery = Next(deliveries);
            Assert.Equal($"{number}", TextOf(delivery));
            delivery.Acknowledge();
        }
    }

    private static MqttClientOptions Options(int port, MqttVersion version, Action<MqttDelivery> take) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Version = version,
        ClientId = "source",
        CleanStart = false,
        SessionExpiry = TimeSpan.FromHours(1),
        MaximumUnhandledMessages = 3,
        OnDelivery = delivery =>
        {
            take(delivery);
            return ValueTask.CompletedTask;
        },
    };

    private static async Task<MqttClient> PublisherAsync(int port)
    {
        var client = new MqttClient(new MqttClientOptions { Host = "127.0.0.1", Port = port, ClientId = "publisher" });
        await client.ConnectAsync();
        return client;
    }

    private static MqttDelivery Next(BlockingCollection<MqttDelivery> deliveries)
    {
        Assert.True(deliveries.TryTake(out var delivery, Patience));
        return delivery;
    }

    private static string TextOf(MqttDelivery delivery) => Encoding.UTF8.GetString(delivery.Message.Payload.Span);
}
