using System.Text;
using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class SubscribeTests
{
    [Fact]
    public async Task Subscribe_MessageNotYetStored_IsForwardedOnlyAfterTheCommit()
    {
        var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(gate.Task) });
        using var subscriber = await host.ConnectAsync("subscriber");
        using var publisher = await host.ConnectAsync("publisher");
        await subscriber.SubscribeAsync("a/#", 0);

        await publisher.SendAsync(RawPeer.Publish("a/b", "1", 0));
        await host.Handler.NextAsync();
        await subscriber.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await subscriber.ReadAsync<PingPacket>();
        gate.SetResult(MqttReasonCode.Success);

        Assert.Equal("1", TextOf(await subscriber.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Subscribe_MessageRefusedByTheHandler_IsNotForwarded()
    {
        var handler = new RecordingHandler
        {
            Publish = publish => ValueTask.FromResult(publish.Topic == "a/bad" ? MqttReasonCode.QuotaExceeded : MqttReasonCode.Success),
        };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var subscriber = await host.ConnectAsync("subscriber");
        using var publisher = await host.ConnectAsync("publisher", MqttVersion.V5);
        await subscriber.SubscribeAsync("a/#");

        await publisher.PublishAsync("a/bad", "1");
        await publisher.PublishAsync("a/good", "2");

        Assert.Equal("a/good", (await subscriber.ReadAsync<PublishPacket>()).Topic);
    }

    [Fact]
    public async Task Subscribe_OverlappingFilters_GetsOneCopyWithTheHighestQosAndAllIdentifiers()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await host.ConnectAsync("subscriber", MqttVersion.V5);
        using var publisher = await host.ConnectAsync("publisher");
        await SubscribeAs(subscriber, "a/#", 0, 11);
        await SubscribeAs(subscriber, "a/+", 1, 12);

        await publisher.PublishAsync("a/b", "1");
        await publisher.PublishAsync("a/b", "2", 1, 2);

        var first = await subscriber.ReadAsync<PublishPacket>();
        Assert.Equal(1, first.QualityOfService);
        Assert.Equal([11u, 12u], first.Properties!.Items.Select(property => property.Number).Order());
        Assert.Equal("2", TextOf(await subscriber.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Subscribe_WildcardAndDollarTopic_AreKeptApart()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await host.ConnectAsync("subscriber");
        using var publisher = await host.ConnectAsync("publisher");
        await subscriber.SubscribeAsync("#");
        await subscriber.SubscribeAsync("+/x");

        await publisher.PublishAsync("$internal/x", "hidden");
        await publisher.PublishAsync("open/x", "seen", 1, 2);

        // [MQTT-4.7.2-1]
        Assert.Equal("open/x", (await subscriber.ReadAsync<PublishPacket>()).Topic);
    }

    [Theory]
    [InlineData(MqttVersion.V311, MqttReasonCode.UnspecifiedError)]
    [InlineData(MqttVersion.V5, MqttReasonCode.NotAuthorized)]
    public async Task Subscribe_FilterDenied_IsRefusedAndGetsNothing(MqttVersion version, MqttReasonCode expected)
    {
        var handler = new RecordingHandler { MaySubscribeTo = filter => filter != "#" };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var subscriber = await host.ConnectAsync("subscriber", version);
        using var publisher = await host.ConnectAsync("publisher");

        Assert.Equal(expected, await subscriber.SubscribeAsync("#"));
        Assert.Equal(MqttReasonCode.GrantedQos2, await subscriber.SubscribeAsync("open", 2));
        await publisher.PublishAsync("secret", "1");
        await publisher.PublishAsync("open", "2", 1, 2);

        Assert.Equal("open", (await subscriber.ReadAsync<PublishPacket>()).Topic);
    }

    [Fact]
    public async Task Subscribe_TooDeepOrTooMany_IsRefusedByName()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumSubscriptionsPerSession", "1"));
        using var subscriber = await host.ConnectAsync("subscriber", MqttVersion.V5);

        Assert.Equal(MqttReasonCode.TopicFilterInvalid, await subscriber.SubscribeAsync(string.Join('/', Enumerable.Repeat("+", 1000))));
        Assert.Equal(MqttReasonCode.GrantedQos1, await subscriber.SubscribeAsync("a"));
        Assert.Equal(MqttReasonCode.QuotaExceeded, await subscriber.SubscribeAsync("b"));
        Assert.Equal(MqttReasonCode.GrantedQos1, await subscriber.SubscribeAsync("a"));
    }

    [Fact]
    public async Task Unsubscribe_KnownAndUnknownFilter_AnswersEachAndStopsTheMessages()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await host.ConnectAsync("subscriber", MqttVersion.V5);
        using var publisher = await host.ConnectAsync("publisher");
        await subscriber.SubscribeAsync("a");
        await subscriber.SubscribeAsync("b");

        await subscriber.SendAsync(new UnsubscribePacket(9, ["a", "never"]));
        var answer = await subscriber.ReadAsync<SubscribeAckPacket>();
        await publisher.PublishAsync("a", "1");
        await publisher.PublishAsync("b", "2", 1, 2);

        Assert.Equal([MqttReasonCode.Success, MqttReasonCode.NoSubscriptionExisted], answer.Reasons);
        Assert.Equal("b", (await subscriber.ReadAsync<PublishPacket>()).Topic);
    }

    [Fact]
    public async Task Subscribe_RetainedMessages_AreSentWithTheFlagAndReplacedAndRemoved()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        await publisher.PublishAsync("r/a", "old", retain: true);
        await publisher.PublishAsync("r/a", "new", 1, 2, retain: true);
        await publisher.PublishAsync("r/b", "gone", 1, 3, retain: true);
        await publisher.PublishAsync("r/b", "", 1, 4, retain: true);
        using var subscriber = await host.ConnectAsync("subscriber");

        await subscriber.SubscribeAsync("r/+");

        var message = await subscriber.ReadAsync<PublishPacket>();
        Assert.Equal("new", TextOf(message));
        Assert.True(message.Retain);
        Assert.Equal(1, host.Server.RetainedCount);

        // To an existing subscription the flag is not passed on [MQTT-3.3.1-9 of 3.1.1].
        await publisher.PublishAsync("r/c", "live", 1, 5, retain: true);
        Assert.False((await subscriber.ReadAsync<PublishPacket>()).Retain);
    }

    [Fact]
    public async Task Subscribe_RetainedStoreIsFull_DeliversButDoesNotRetainAndCounts()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumRetainedMessages", "1"));
        using var publisher = await host.ConnectAsync("publisher");

        await publisher.PublishAsync("r/a", "1", retain: true);
        await publisher.PublishAsync("r/b", "2", 1, 2, retain: true);

        Assert.Equal(1, host.Server.RetainedCount);
        Assert.Equal(1, host.Counter("mqtt.messages.dropped"));
    }

    [Fact]
    public async Task Subscribe_NoLocalAndRetainHandling_AreObeyed()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync("peer", MqttVersion.V5);
        using var other = await host.ConnectAsync("other");
        await other.PublishAsync("a", "retained", retain: true);

        await peer.SendAsync(new SubscribePacket(1, [new MqttSubscription("a", 1, NoLocal: true, RetainAsPublished: true, RetainHandling: 2)]));
        await peer.ReadAsync<SubscribeAckPacket>();
        Assert.Equal(MqttPacketType.PubAck, (await peer.PublishAsync("a", "own")).Kind);
        await other.PublishAsync("a", "theirs", 1, 2, retain: true);

        var message = await peer.ReadAsync<PublishPacket>();
        Assert.Equal("theirs", TextOf(message));
        Assert.True(message.Retain);
    }

    [Fact]
    public async Task Subscribe_PropertiesOfTheMessage_ArePassedOnAndItsLifeIsCounted()
    {
        var time = new OpsCenter.Testing.ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var publisher = await host.ConnectAsync("publisher", MqttVersion.V5);
        var properties = new MqttProperties().AddUser("unit", "cm").Add(MqttPropertyId.MessageExpiryInterval, 100);
        await publisher.SendAsync(RawPeer.Publish("a", "1", retain: true) with { Properties = properties });
        await publisher.ReadAsync<AckPacket>();
        time.Advance(TimeSpan.FromSeconds(40));
        using var early = await host.ConnectAsync("early", MqttVersion.V5);
        await early.SubscribeAsync("a");

        var message = await early.ReadAsync<PublishPacket>();
        Assert.Equal("cm", message.Properties!.Text(MqttPropertyId.UserProperty));
        Assert.Equal(60u, message.Properties.Number(MqttPropertyId.MessageExpiryInterval));

        time.Advance(TimeSpan.FromSeconds(61));
        using var late = await host.ConnectAsync("late", MqttVersion.V5);
        await late.SubscribeAsync("a");
        await late.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await late.ReadAsync<PingPacket>();
    }

    [Fact]
    public async Task Subscribe_SlowReader_LosesAndCountsWhileOthersAreServed()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumQueuedMessages", "5"));
        using var slow = await host.ConnectAsync("slow");
        using var quick = await host.ConnectAsync("quick");
        using var publisher = await host.ConnectAsync("publisher");
        await slow.SubscribeAsync("a", 0);
        await quick.SubscribeAsync("a", 0);
        var big = new string('x', 500_000);

        // More than the buffers of both sides of the network hold.
        for (ushort id = 1; id <= 60; id++)
        {
            await publisher.PublishAsync("a", big, 1, id);
            Assert.Equal(big.Length, (await quick.ReadAsync<PublishPacket>()).Payload.Length);
        }

        Assert.InRange(host.Counter("mqtt.messages.dropped"), 1, 59);
        Assert.Contains(host.Server.ConnectedClients, client => client is { ClientId: "slow", Dropped: > 0 });
    }

    [Fact]
    public async Task Subscribe_ReaderTakesNothingAnyMore_IsLetGo()
    {
        var time = new OpsCenter.Testing.ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var stuck = await host.ConnectAsync("stuck");
        using var publisher = await host.ConnectAsync("publisher");
        await stuck.SubscribeAsync("a", 0);
        var big = new string('x', 1_000_000);
        for (ushort id = 1; id <= 20; id++)
        {
            await publisher.PublishAsync("a", big, 1, id);
        }

        // The flush that hangs began no later than now.
        for (var round = 0; round < 50 && host.Server.ConnectedClients.Count == 2; round++)
        {
            time.Advance(TimeSpan.FromSeconds(61));
            await host.Server.SweepAsync();
            await publisher.SendAsync(new PingPacket(MqttPacketType.PingReq));
            await publisher.ReadAsync<PingPacket>();
        }

        Assert.Equal("publisher", Assert.Single(host.Server.ConnectedClients).ClientId);
    }

    [Fact]
    public async Task Subscribe_MoreRetainedThanTheQueueHolds_GetsThemAll()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumQueuedMessages", "3"));
        using var publisher = await host.ConnectAsync("publisher");
        for (ushort id = 1; id <= 50; id++)
        {
            await publisher.PublishAsync($"r/{id}", $"{id}", 1, id, retain: true);
        }

        using var subscriber = await host.ConnectAsync("subscriber");
        await subscriber.SubscribeAsync("r/#", 0);

        var seen = new HashSet<string>();
        for (var count = 0; count < 50; count++)
        {
            seen.Add((await subscriber.ReadAsync<PublishPacket>()).Topic);
        }

        Assert.Equal(50, seen.Count);
        Assert.Equal(0, host.Counter("mqtt.messages.dropped"));
    }

    [Fact]
    public async Task Subscribe_MessageAboveTheClientsMaximum_IsDroppedAndCounted()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            ClientId = "small",
            Version = MqttVersion.V5,
            Properties = new MqttProperties().Add(MqttPropertyId.MaximumPacketSize, 50),
        });
        using var publisher = await host.ConnectAsync("publisher");
        await subscriber.SubscribeAsync("a");

        await publisher.PublishAsync("a", new string('x', 100));
        await publisher.PublishAsync("a", "fits", 1, 2);

        // [MQTT-3.1.2-25]
        Assert.Equal("fits", TextOf(await subscriber.ReadAsync<PublishPacket>()));
        Assert.Equal(1, host.Counter("mqtt.messages.dropped"));
    }

    private static string TextOf(PublishPacket packet) => Encoding.UTF8.GetString(packet.Payload.Span);

    private static async Task SubscribeAs(RawPeer peer, string filter, byte qos, uint identifier)
    {
        await peer.SendAsync(new SubscribePacket(1, [new MqttSubscription(filter, qos)])
        {
            Properties = new MqttProperties().Add(MqttPropertyId.SubscriptionIdentifier, identifier),
        });
        await peer.ReadAsync<SubscribeAckPacket>();
    }
}
