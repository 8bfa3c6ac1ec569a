using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>Aliases from the server to the client; the other way is in <see cref="PublishTests"/>.</summary>
public sealed class TopicAliasTests
{
    [Fact]
    public async Task Deliver_ClientTakesOneAlias_TheFirstTopicIsSentAsANumberFromTheSecondTimeOn()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await SubscriberAsync(host, new MqttProperties().Add(MqttPropertyId.TopicAliasMaximum, 1));
        using var publisher = await host.ConnectAsync("publisher");
        ushort id = 1;
        foreach (var topic in new[] { "a", "a", "b", "b", "a" })
        {
            await publisher.PublishAsync(topic, "1", 1, id++);
        }

        Assert.Equal(("a", (uint?)1), await NextAsync(subscriber));
        Assert.Equal(("", (uint?)1), await NextAsync(subscriber));
        Assert.Equal(("b", (uint?)null), await NextAsync(subscriber));
        Assert.Equal(("b", (uint?)null), await NextAsync(subscriber));
        Assert.Equal(("", (uint?)1), await NextAsync(subscriber));
    }

    [Fact]
    public async Task Deliver_DefiningMessageIsTooLarge_TheAliasIsDefinedByTheNext()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await SubscriberAsync(
            host, new MqttProperties().Add(MqttPropertyId.TopicAliasMaximum, 5).Add(MqttPropertyId.MaximumPacketSize, 60));
        using var publisher = await host.ConnectAsync("publisher");

        await publisher.PublishAsync("a", new string('x', 100));
        await publisher.PublishAsync("a", "fits", 1, 2);

        Assert.Equal(("a", (uint?)1), await NextAsync(subscriber));
    }

    [Fact]
    public async Task Deliver_ClientNamesNoMaximumOrComesAgain_TopicsAreWhole()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        using (var before = await SubscriberAsync(host, new MqttProperties().Add(MqttPropertyId.TopicAliasMaximum, 1)))
        {
            await publisher.PublishAsync("a", "1");
            await NextAsync(before);
        }

        using var after = await SubscriberAsync(host, null);
        await publisher.PublishAsync("a", "2", 1, 2);

        Assert.Equal(("a", (uint?)null), await NextAsync(after));
    }

    [Fact]
    public async Task Publish_AliasAboveTheMaximum_IsRefusedByName()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("TopicAliasMaximum", "2"));
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        Assert.Equal(2u, peer.ConnAck.Properties?.Number(MqttPropertyId.TopicAliasMaximum));

        await peer.SendAsync(RawPeer.Publish("a", "1") with { Properties = new MqttProperties().Add(MqttPropertyId.TopicAlias, 3) });

        Assert.Equal(MqttReasonCode.TopicAliasInvalid, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Publish_AliasGivenAnotherTopic_MeansTheNewOne()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        var alias = new MqttProperties().Add(MqttPropertyId.TopicAlias, 1);

        foreach (var topic in new[] { "a", "b", "" })
        {
            await peer.SendAsync(RawPeer.Publish(topic, "1") with { Properties = alias });
            await peer.ReadAsync<AckPacket>();
        }

        Assert.Equal(["a", "b", "b"], host.Handler.All.Select(publish => publish.Topic));
    }

    private static async Task<RawPeer> SubscriberAsync(MqttTestHost host, MqttProperties? properties)
    {
        var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "subscriber", Version = MqttVersion.V5, Properties = properties });
        await peer.SubscribeAsync("#");
        return peer;
    }

    private static async Task<(string Topic, uint? Alias)> NextAsync(RawPeer peer)
    {
        var packet = await peer.ReadAsync<PublishPacket>();
        return (packet.Topic, packet.Properties?.Number(MqttPropertyId.TopicAlias));
    }
}
