using System.Text;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class WillTests
{
    private static readonly MqttWill Gone = new("status/device", Encoding.UTF8.GetBytes("gone"), 1, Retain: true);

    [Fact]
    public async Task Will_ConnectionLost_GoesThroughTheHandlerAndToSubscribersAndIsRetained()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var watcher = await host.ConnectAsync("watcher");
        await watcher.SubscribeAsync("status/#");
        using (await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "device", Will = Gone }))
        {
        }

        Assert.Equal(new ReceivedPublish("device", "status/device", "gone", 1, 4), await host.Handler.NextAsync());
        Assert.Equal("status/device", (await watcher.ReadAsync<PublishPacket>()).Topic);
        Assert.Equal(1, host.Server.RetainedCount);
    }

    [Fact]
    public async Task Will_ProperDisconnect_IsForgotten()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var device = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "device", Will = Gone });

        await device.SendAsync(new DisconnectPacket());

        Assert.True(await device.IsClosedAsync());
        Assert.Empty(host.Handler.All);
    }

    [Theory]
    [InlineData(MqttReasonCode.DisconnectWithWill)]
    [InlineData(MqttReasonCode.UnspecifiedError)]
    public async Task Will_DisconnectForAnotherReasonThanSuccess_IsPublished(MqttReasonCode reason)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var device = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "device", Version = MqttVersion.V5, Will = Gone });

        await device.SendAsync(new DisconnectPacket(reason));

        Assert.Equal("gone", (await host.Handler.NextAsync()).Text);
    }

    [Fact]
    public async Task Will_Delayed_IsSentAfterTheDelayOrNotAtAllIfTheDeviceComesBack()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        await Leave(host, Delayed("returns"));
        await Leave(host, Delayed("stays-away"));
        time.Advance(TimeSpan.FromSeconds(20));
        using var back = await RawPeer.ConnectAsync(host.Port, Delayed("returns"));
        Assert.Empty(host.Handler.All);

        time.Advance(TimeSpan.FromSeconds(11));
        await host.Server.SweepAsync();

        Assert.Equal("stays-away", (await host.Handler.NextAsync()).ClientId);
        Assert.Single(host.Handler.All);
    }

    [Fact]
    public async Task Will_TopicDenied_RefusesTheConnection()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MayPublishTo = _ => false });
        using var device = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "device", Will = Gone });

        Assert.Equal(MqttReasonCode.NotAuthorized, device.ConnAck.Reason);
        Assert.True(await device.IsClosedAsync());
    }

    private static ConnectPacket Delayed(string clientId) => new()
    {
        ClientId = clientId,
        Version = MqttVersion.V5,
        CleanStart = false,
        Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 300),
        Will = Gone with { Properties = new MqttProperties().Add(MqttPropertyId.WillDelayInterval, 30) },
    };

    // A protocol error ends the connection abnormally, and by its DISCONNECT one knows that the server is done with it.
    private static async Task Leave(MqttTestHost host, ConnectPacket connect)
    {
        using var device = await RawPeer.ConnectAsync(host.Port, connect);
        await device.SendAsync(connect);
        Assert.Equal(MqttReasonCode.ProtocolError, (await device.ReadAsync<DisconnectPacket>()).Reason);
        Assert.True(await device.IsClosedAsync());
    }
}
