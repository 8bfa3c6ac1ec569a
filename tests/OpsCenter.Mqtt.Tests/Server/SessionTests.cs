using System.Text;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class SessionTests
{
    [Fact]
    public async Task Session_SubscriberAway_GetsWhatCameMeanwhileExceptQos0()
    {
        await using var host = await MqttTestHost.StartAsync();
        using (var away = await host.ConnectAsync("away", cleanStart: false))
        {
            Assert.False(away.ConnAck.SessionPresent);
            await away.SubscribeAsync("a");
            await away.SendAsync(new DisconnectPacket());
            Assert.True(await away.IsClosedAsync());
        }

        using var publisher = await host.ConnectAsync("publisher");
        await publisher.SendAsync(RawPeer.Publish("a", "lost", 0));
        await publisher.PublishAsync("a", "1");
        await publisher.PublishAsync("a", "2", 1, 2);

        using var back = await host.ConnectAsync("away", cleanStart: false);
        Assert.True(back.ConnAck.SessionPresent);
        Assert.Equal("1", TextOf(await back.ReadAsync<PublishPacket>()));
        Assert.Equal("2", TextOf(await back.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Session_SubscriberAwayTooLong_QueueIsBoundedAndDropsAreCounted()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumQueuedMessages", "3"));
        using (var away = await host.ConnectAsync("away", cleanStart: false))
        {
            await away.SubscribeAsync("a");
            await away.SendAsync(new DisconnectPacket());
            Assert.True(await away.IsClosedAsync());
        }

        using var publisher = await host.ConnectAsync("publisher");
        for (ushort id = 1; id <= 5; id++)
        {
            await publisher.PublishAsync("a", $"{id}", 1, id);
        }

        Assert.Equal(2, host.Counter("mqtt.messages.dropped"));
        using var back = await host.ConnectAsync("away", cleanStart: false);
        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal($"{number}", TextOf(await back.ReadAsync<PublishPacket>()));
        }
    }

    [Fact]
    public async Task Session_UnacknowledgedMessages_ComeAgainInOrderWithDupAndTheirIds()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        List<PublishPacket> before = [];
        using (var first = await host.ConnectAsync("device", cleanStart: false))
        {
            await first.SubscribeAsync("a");
            for (ushort id = 1; id <= 3; id++)
            {
                await publisher.PublishAsync("a", $"{id}", 1, id);
                before.Add(await first.ReadAsync<PublishPacket>());
            }

            await first.SendAsync(new AckPacket(MqttPacketType.PubAck, before[1].PacketId), new PingPacket(MqttPacketType.PingReq));
            await first.ReadAsync<PingPacket>();
        }

        using var second = await host.ConnectAsync("device", cleanStart: false);
        var again = new[] { await second.ReadAsync<PublishPacket>(), await second.ReadAsync<PublishPacket>() };

        // [MQTT-4.4.0-1], [MQTT-3.3.1-1]
        Assert.All(before, packet => Assert.False(packet.Duplicate));
        Assert.All(again, packet => Assert.True(packet.Duplicate));
        Assert.Equal([before[0].PacketId, before[2].PacketId], again.Select(packet => packet.PacketId));
        Assert.Equal(["1", "3"], again.Select(TextOf));
    }

    [Fact]
    public async Task Session_BackWithASmallerReceiveMaximum_GetsTheUnacknowledgedOneByOne()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        var lasting = new ConnectPacket
        {
            ClientId = "device",
            Version = MqttVersion.V5,
            CleanStart = false,
            Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 60),
        };
        using (var wide = await RawPeer.ConnectAsync(host.Port, lasting))
        {
            await wide.SubscribeAsync("a");
            for (ushort id = 1; id <= 2; id++)
            {
                await publisher.PublishAsync("a", $"{id}", 1, id);
                await wide.ReadAsync<PublishPacket>();
            }
        }

        lasting.Properties.Add(MqttPropertyId.ReceiveMaximum, 1);
        using var narrow = await RawPeer.ConnectAsync(host.Port, lasting);
        var first = await narrow.ReadAsync<PublishPacket>();
        await narrow.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await narrow.ReadAsync<PingPacket>();
        await narrow.SendAsync(new AckPacket(MqttPacketType.PubAck, first.PacketId));

        Assert.Equal("2", TextOf(await narrow.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Session_ReceiveMaximumOfTheClient_BoundsWhatIsUnacknowledged()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            ClientId = "narrow",
            Version = MqttVersion.V5,
            Properties = new MqttProperties().Add(MqttPropertyId.ReceiveMaximum, 1),
        });
        using var publisher = await host.ConnectAsync("publisher");
        await subscriber.SubscribeAsync("a");
        await publisher.PublishAsync("a", "1");
        await publisher.PublishAsync("a", "2", 1, 2);

        var first = await subscriber.ReadAsync<PublishPacket>();
        await subscriber.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await subscriber.ReadAsync<PingPacket>();
        await subscriber.SendAsync(new AckPacket(MqttPacketType.PubAck, first.PacketId));

        Assert.Equal("2", TextOf(await subscriber.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Connect_SameClientIdTwice_TheNewOneTakesOver()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var first = await host.ConnectAsync("device", MqttVersion.V5);
        using var second = await host.ConnectAsync("device", MqttVersion.V5);

        // [MQTT-3.1.4-3]
        Assert.Equal(MqttReasonCode.SessionTakenOver, (await first.ReadAsync<DisconnectPacket>()).Reason);
        Assert.True(await first.IsClosedAsync());
        Assert.Equal(MqttReasonCode.Success, (await second.PublishAsync("a", "1")).Reason);
        Assert.Equal(1, host.Server.SessionCount);
    }

    [Fact]
    public async Task Connect_CleanStart_ForgetsSubscriptionsAndMessages()
    {
        await using var host = await MqttTestHost.StartAsync();
        using (var before = await host.ConnectAsync("device", cleanStart: false))
        {
            await before.SubscribeAsync("a");
        }

        using var after = await host.ConnectAsync("device");
        using var publisher = await host.ConnectAsync("publisher");
        await publisher.PublishAsync("a", "1");
        await after.SendAsync(new PingPacket(MqttPacketType.PingReq));

        Assert.False(after.ConnAck.SessionPresent);
        await after.ReadAsync<PingPacket>();
    }

    [Fact]
    public async Task Session_ExpiryPasses_IsForgotten()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        var connect = new ConnectPacket
        {
            ClientId = "device",
            Version = MqttVersion.V5,
            CleanStart = false,
            Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 60),
        };
        using (var first = await RawPeer.ConnectAsync(host.Port, connect))
        {
            await first.SendAsync(new DisconnectPacket());
            Assert.True(await first.IsClosedAsync());
        }

        time.Advance(TimeSpan.FromSeconds(50));
        using (var second = await RawPeer.ConnectAsync(host.Port, connect))
        {
            Assert.True(second.ConnAck.SessionPresent);
            await second.SendAsync(new DisconnectPacket());
            Assert.True(await second.IsClosedAsync());
        }

        time.Advance(TimeSpan.FromSeconds(70));
        await host.Server.SweepAsync();
        using var third = await RawPeer.ConnectAsync(host.Port, connect);
        Assert.False(third.ConnAck.SessionPresent);
    }

    [Fact]
    public async Task Connect_AskingForEver_IsToldTheLimit()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumSessionExpiry", "00:10:00"));
        using var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            Version = MqttVersion.V5,
            Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, uint.MaxValue),
        });

        Assert.Equal(600u, peer.ConnAck.Properties?.Number(MqttPropertyId.SessionExpiryInterval));
        Assert.StartsWith("auto-", peer.ConnAck.Properties?.Text(MqttPropertyId.AssignedClientIdentifier), StringComparison.Ordinal);
    }

    private static string TextOf(PublishPacket packet) => Encoding.UTF8.GetString(packet.Payload.Span);
}
