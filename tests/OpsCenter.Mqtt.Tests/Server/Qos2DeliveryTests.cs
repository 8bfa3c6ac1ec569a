using System.Text;
using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>QoS 2 from the server to a subscriber (§4.3.3).</summary>
public sealed class Qos2DeliveryTests
{
    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public async Task Deliver_WholeExchange_SendsTheMessageOnceAndFreesItsId(MqttVersion version)
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumOutboundInFlight", "1"));
        using var subscriber = await SubscriberAsync(host, version);
        using var publisher = await host.ConnectAsync("publisher");
        await publisher.PublishAsync("a", "1", 2, 1);
        await publisher.PublishAsync("a", "2", 2, 2);

        var first = await subscriber.ReadAsync<PublishPacket>();
        Assert.Equal(2, first.QualityOfService);
        await subscriber.SendAsync(new AckPacket(MqttPacketType.PubRec, first.PacketId));
        Assert.Equal(new AckPacket(MqttPacketType.PubRel, first.PacketId), await subscriber.ReadAsync<AckPacket>());

        // PUBREC alone makes no room in the window (§4.9).
        await subscriber.PingAsync();
        await subscriber.SendAsync(new AckPacket(MqttPacketType.PubComp, first.PacketId));
        Assert.Equal("2", TextOf(await subscriber.ReadAsync<PublishPacket>()));
    }

    [Fact]
    public async Task Deliver_LostBeforePubRec_ComesAgainWithDupAndItsId()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        PublishPacket before;
        using (var first = await SubscriberAsync(host))
        {
            await publisher.PublishAsync("a", "1", 2, 1);
            before = await first.ReadAsync<PublishPacket>();
        }

        using var second = await host.ConnectAsync("subscriber", cleanStart: false);
        var again = await second.ReadAsync<PublishPacket>();

        Assert.Equal((before.PacketId, true, "1"), (again.PacketId, again.Duplicate, TextOf(again)));
    }

    [Fact]
    public async Task Deliver_LostAfterPubRec_OnlyPubRelComesAgain()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        ushort id;
        using (var first = await SubscriberAsync(host))
        {
            await publisher.PublishAsync("a", "1", 2, 1);
            await publisher.PublishAsync("a", "2", 2, 2);
            id = (await first.ReadAsync<PublishPacket>()).PacketId;
            await first.ReadAsync<PublishPacket>();
            await first.SendAsync(new AckPacket(MqttPacketType.PubRec, id));
            await first.ReadAsync<AckPacket>();
        }

        // [MQTT-4.4.0-1]
        using var second = await host.ConnectAsync("subscriber", cleanStart: false);
        Assert.Equal(new AckPacket(MqttPacketType.PubRel, id), await second.ReadAsync<AckPacket>());
        Assert.Equal("2", TextOf(await second.ReadAsync<PublishPacket>()));
        await second.SendAsync(new AckPacket(MqttPacketType.PubComp, id));
        await second.PingAsync();
    }

    [Fact]
    public async Task Deliver_SubscriberRefuses_TheExchangeEndsAndTheNextFollows()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumOutboundInFlight", "1"));
        using var subscriber = await SubscriberAsync(host, MqttVersion.V5);
        using var publisher = await host.ConnectAsync("publisher");
        await publisher.PublishAsync("a", "1", 2, 1);
        await publisher.PublishAsync("a", "2", 2, 2);

        var first = await subscriber.ReadAsync<PublishPacket>();
        await subscriber.SendAsync(new AckPacket(MqttPacketType.PubRec, first.PacketId, MqttReasonCode.QuotaExceeded));

        Assert.Equal("2", TextOf(await subscriber.ReadAsync<PublishPacket>()));
    }

    [Theory]
    [InlineData(MqttVersion.V311, MqttReasonCode.Success)]
    [InlineData(MqttVersion.V5, MqttReasonCode.PacketIdentifierNotFound)]
    public async Task PubRec_OfAnUnknownId_IsAnsweredSoThatTheClientForgetsIt(MqttVersion version, MqttReasonCode expected)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await SubscriberAsync(host, version);

        await subscriber.SendAsync(new AckPacket(MqttPacketType.PubRec, 77));

        Assert.Equal(new AckPacket(MqttPacketType.PubRel, 77, expected), await subscriber.ReadAsync<AckPacket>());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Deliver_SubscribedLowerThanPublished_GoesAtTheLower(byte granted)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await host.ConnectAsync("subscriber");
        using var publisher = await host.ConnectAsync("publisher");
        Assert.Equal((MqttReasonCode)granted, await subscriber.SubscribeAsync("a", granted));

        await publisher.PublishAsync("a", "1", 2, 1);

        Assert.Equal(granted, (await subscriber.ReadAsync<PublishPacket>()).QualityOfService);
    }

    private static async Task<RawPeer> SubscriberAsync(MqttTestHost host, MqttVersion version = MqttVersion.V311)
    {
        var peer = await host.ConnectAsync("subscriber", version, cleanStart: false);
        Assert.Equal(MqttReasonCode.GrantedQos2, await peer.SubscribeAsync("a", 2));
        return peer;
    }

    private static string TextOf(PublishPacket packet) => Encoding.UTF8.GetString(packet.Payload.Span);
}
