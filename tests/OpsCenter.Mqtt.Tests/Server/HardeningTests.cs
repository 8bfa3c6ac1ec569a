using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>What a client may not do to the server or to others.</summary>
public sealed class HardeningTests
{
    [Fact]
    public async Task Connections_OfOneUser_AreLimitedButAReturningClientGetsIn()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumConnectionsPerUser", "2"));
        using var first = await ConnectAs(host, "fleet", "one");
        using var second = await ConnectAs(host, "fleet", "two");
        using var third = await ConnectAs(host, "fleet", "three");
        using var other = await ConnectAs(host, "other", "four");
        using var again = await ConnectAs(host, "fleet", "one");

        Assert.Equal(MqttReasonCode.QuotaExceeded, third.ConnAck.Reason);
        Assert.Equal(MqttReasonCode.Success, other.ConnAck.Reason);
        Assert.Equal(MqttReasonCode.Success, again.ConnAck.Reason);
        Assert.Equal(MqttReasonCode.SessionTakenOver, (await first.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Session_OfAnotherUser_IsNeitherTakenOverNorRead()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        using (var owner = await ConnectAs(host, "owner", "gauge", cleanStart: false))
        {
            await owner.SubscribeAsync("a");
            using var thief = await ConnectAs(host, "thief", "gauge", cleanStart: false);
            Assert.Equal(MqttReasonCode.ClientIdentifierNotValid, thief.ConnAck.Reason);
            await owner.PingAsync();
            await owner.SendAsync(new DisconnectPacket());
            Assert.True(await owner.IsClosedAsync());
        }

        await publisher.PublishAsync("a", "for the owner");
        using var late = await ConnectAs(host, "thief", "gauge", cleanStart: false);

        Assert.Equal((MqttReasonCode.Success, false), (late.ConnAck.Reason, late.ConnAck.SessionPresent));
        await late.PingAsync();
    }

    [Theory]
    [InlineData("MaximumPacketsPerSecond", "20", 30)]
    [InlineData("MaximumBytesPerSecond", "2000", 1)]
    public async Task Rate_AboveTheLimit_IsReadLaterAndNothingIsLost(string option, string value, int publishes)
    {
        await using var host = await MqttTestHost.StartAsync(null, null, (option, value));
        using var peer = await host.ConnectAsync();
        var payload = new string('x', 3000 / publishes);

        await peer.SendAsync([.. Enumerable.Range(1, publishes).Select(id => RawPeer.Publish("a", payload, 1, (ushort)id))]);
        for (var id = 1; id <= publishes; id++)
        {
            Assert.Equal(id, (await peer.ReadAsync<AckPacket>()).PacketId);
        }

        await peer.PingAsync();
        Assert.InRange(host.Counter("mqtt.connections.throttled"), 1, 10);
    }

    [Theory]
    [InlineData("$SYS")]
    [InlineData("$SYS/broker/uptime")]
    [InlineData("$share/g/a")]
    public async Task ReservedTopic_WhateverTheHandlerSays_IsNotPublished(string topic)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var watcher = await host.ConnectAsync("watcher");
        await watcher.SubscribeAsync("$SYS/#");
        using var modern = await host.ConnectAsync("modern", MqttVersion.V5);
        using var old = await host.ConnectAsync("old");
        using var willing = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "will", Will = new MqttWill(topic, default) });

        Assert.Equal(MqttReasonCode.NotAuthorized, (await modern.PublishAsync(topic, "1")).Reason);
        await old.SendAsync(RawPeer.Publish(topic, "1"));
        Assert.True(await old.IsClosedAsync());
        Assert.Equal(MqttReasonCode.NotAuthorized, willing.ConnAck.Reason);
        await modern.SendAsync(RawPeer.Publish(topic, "1", 0));
        await modern.PingAsync();

        await watcher.PingAsync();
        Assert.Empty(host.Handler.All);
    }

    [Fact]
    public async Task SystemTopics_WithoutTheRight_AreNotReadable()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MaySubscribeTo = filter => !filter.StartsWith('$') });
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);

        Assert.Equal(MqttReasonCode.NotAuthorized, await peer.SubscribeAsync("$SYS/#"));
        Assert.Equal(MqttReasonCode.NotAuthorized, await peer.SubscribeAsync("$share/g/$SYS/#"));
    }

    [Fact]
    public async Task SystemTopics_WithTheRight_SayWhoIsThere()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var peer = await host.ConnectAsync();
        using var other = await host.ConnectAsync("other");
        await peer.SubscribeAsync("$SYS/broker/clients/connected");

        time.Advance(TimeSpan.FromSeconds(11));
        await host.Server.SweepAsync();

        Assert.Equal("2"u8.ToArray(), (await peer.ReadAsync<PublishPacket>()).Payload.ToArray());
        Assert.Empty(host.Handler.All);
    }

    [Fact]
    public async Task SlowReader_OnOneConnection_DoesNotHoldBackAnother()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time, ("MaximumQueuedMessages", "3"), ("SendTimeout", "00:00:10"));
        using var slow = await host.ConnectAsync("slow");
        using var publisher = await host.ConnectAsync("publisher");
        await slow.SubscribeAsync("a", 0);
        var big = new string('x', 1_000_000);
        for (ushort id = 1; id <= 20; id++)
        {
            Assert.Equal(id, (await publisher.PublishAsync("a", big, 1, id)).PacketId);
        }

        Assert.InRange(host.Counter("mqtt.messages.dropped"), 1, 19);
        for (var round = 0; round < 50 && host.Server.ConnectedClients.Count == 2; round++)
        {
            time.Advance(TimeSpan.FromSeconds(11));
            await host.Server.SweepAsync();
            await publisher.PingAsync();
        }

        Assert.Equal("publisher", Assert.Single(host.Server.ConnectedClients).ClientId);
    }

    private static Task<RawPeer> ConnectAs(MqttTestHost host, string user, string clientId, bool cleanStart = true) =>
        RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            ClientId = clientId,
            UserName = user,
            Password = "x"u8.ToArray(),
            Version = MqttVersion.V5,
            CleanStart = cleanStart,
            Properties = cleanStart ? null : new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 300),
        });
}
