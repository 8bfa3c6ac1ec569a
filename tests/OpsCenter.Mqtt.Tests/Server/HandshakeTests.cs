using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>What CONNECT and CONNACK agree on, and AUTH.</summary>
public sealed class HandshakeTests
{
    [Theory]
    [InlineData(MqttVersion.V311)]
    [InlineData(MqttVersion.V5)]
    public async Task Connect_EmptyIdWithCleanStart_IsGivenOne(MqttVersion version)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var first = await host.ConnectAsync("", version);
        using var second = await host.ConnectAsync("", version);

        Assert.Equal(2, host.Server.ConnectedClients.Select(client => client.ClientId).Distinct().Count());
        Assert.Equal(MqttReasonCode.Success, (await first.PublishAsync("a", "1")).Reason);
        Assert.Equal(MqttReasonCode.Success, (await second.PublishAsync("a", "1")).Reason);
    }

    [Theory]
    [InlineData(0, 30u)]
    [InlineData(60, 30u)]
    [InlineData(20, null)]
    public async Task KeepAlive_LongerThanTheServerAllows_IsToldAndKept(ushort asked, uint? told)
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time, ("MaximumKeepAlive", "00:00:30"));
        using var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { Version = MqttVersion.V5, KeepAliveSeconds = asked });
        Assert.Equal(told, peer.ConnAck.Properties?.Number(MqttPropertyId.ServerKeepAlive));

        time.Advance(TimeSpan.FromSeconds(1.5 * Math.Min(asked == 0 ? 30 : asked, (ushort)30) - 1));
        await host.Server.SweepAsync();
        await peer.PingAsync();
        time.Advance(TimeSpan.FromSeconds(46));
        await host.Server.SweepAsync();

        Assert.Equal(MqttReasonCode.KeepAliveTimeout, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Connect_ExtendedAuthentication_IsRefusedByNameAndInWords()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            ClientId = "scram",
            Version = MqttVersion.V5,
            Properties = new MqttProperties().Add(MqttPropertyId.AuthenticationMethod, "SCRAM-SHA-1"),
        });

        Assert.Equal(MqttReasonCode.BadAuthenticationMethod, peer.ConnAck.Reason);
        Assert.NotEmpty(peer.ConnAck.Properties!.Text(MqttPropertyId.ReasonString)!);
        Assert.True(await peer.IsClosedAsync());
    }

    [Fact]
    public async Task Auth_NobodyAskedFor_IsAProtocolError()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);

        await peer.SendAsync(new AuthPacket(MqttReasonCode.ReAuthenticate) { Properties = new MqttProperties().Add(MqttPropertyId.AuthenticationMethod, "x") });

        Assert.Equal(MqttReasonCode.ProtocolError, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(1u, true)]
    [InlineData(0u, false)]
    public async Task ProblemInformation_AsTheClientWishes_GoesWithARefusalOrNot(uint? wish, bool expected)
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MayPublishTo = _ => false, MaySubscribeTo = _ => false });
        using var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            Version = MqttVersion.V5,
            Properties = wish is { } value ? new MqttProperties().Add(MqttPropertyId.RequestProblemInformation, value) : null,
        });

        var answer = await peer.PublishAsync("a", "1");
        await peer.SendAsync(new SubscribePacket(2, [new MqttSubscription("a", 1)]));
        var granted = await peer.ReadAsync<SubscribeAckPacket>();

        // [MQTT-3.1.2-29]
        Assert.Equal(MqttReasonCode.NotAuthorized, answer.Reason);
        Assert.Equal(expected, answer.Properties?.Text(MqttPropertyId.ReasonString) is not null);
        Assert.Equal(expected, granted.Properties?.Text(MqttPropertyId.ReasonString) is not null);
    }

    [Fact]
    public async Task Answers_AboveTheClientsMaximumPacketSize_LoseTheirWordsAndThenThemselves()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MaySubscribeTo = _ => false });
        using var peer = await RawPeer.ConnectAsync(host.Port, new ConnectPacket
        {
            ClientId = "tiny",
            Version = MqttVersion.V5,
            Properties = new MqttProperties().Add(MqttPropertyId.MaximumPacketSize, 25),
        });

        await peer.SendAsync(new SubscribePacket(1, [new MqttSubscription("a", 1)]));
        Assert.Null((await peer.ReadAsync<SubscribeAckPacket>()).Properties);

        // [MQTT-3.1.2-24]: 40 answers are one byte each.
        await peer.SendAsync(new SubscribePacket(2, [.. Enumerable.Range(0, 40).Select(index => new MqttSubscription($"a/{index}", 1))]));
        await peer.PingAsync();
        Assert.Equal(1, host.Counter("mqtt.messages.dropped"));
    }

    [Fact]
    public async Task Packet_AboveTheServersMaximum_IsToldAndRefused()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumPacketBytes", "2000"));
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        Assert.Equal(2000u, peer.ConnAck.Properties?.Number(MqttPropertyId.MaximumPacketSize));

        Assert.Equal(MqttReasonCode.Success, (await peer.PublishAsync("a", new string('x', 1980))).Reason);
        await peer.SendAsync(RawPeer.Publish("a", new string('x', 2000)));

        Assert.Equal(MqttReasonCode.PacketTooLarge, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Subscribe_RetainHandlingOne_SendsRetainedOnlyTheFirstTime()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        await peer.PublishAsync("a", "old", retain: true);
        var subscribe = new SubscribePacket(2, [new MqttSubscription("a", 0, RetainHandling: 1)]);

        await peer.SendAsync(subscribe);
        await peer.ReadAsync<SubscribeAckPacket>();
        Assert.True((await peer.ReadAsync<PublishPacket>()).Retain);
        await peer.SendAsync(subscribe);
        await peer.ReadAsync<SubscribeAckPacket>();

        await peer.PingAsync();
    }
}
