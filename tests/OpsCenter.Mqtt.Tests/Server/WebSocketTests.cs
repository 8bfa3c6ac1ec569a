using System.Net.WebSockets;
using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class WebSocketTests
{
    [Fact]
    public async Task WebSocket_PublishAndSubscribe_IsTheSameEndpoint()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = await OpenAsync(host);
        using var browser = await PeerAsync(socket, "browser");
        using var device = await host.ConnectAsync("device");
        await browser.SubscribeAsync("a/#");

        await device.PublishAsync("a/b", "over tcp");
        Assert.Equal("a/b", (await browser.ReadAsync<PublishPacket>()).Topic);
        var big = new string('x', 1_900_000);
        Assert.Equal(MqttReasonCode.Success, (await browser.PublishAsync("c", big)).Reason);

        Assert.Equal("mqtt", socket.SubProtocol);
        Assert.Contains(host.Handler.All, publish => publish.ClientId == "browser" && publish.Bytes == big.Length);
    }

    [Fact]
    public async Task WebSocket_PacketsAcrossFramesAndFramesOfSeveralPackets_AreRead()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = await OpenAsync(host);
        using var peer = await PeerAsync(socket, "pieces");

        // [MQTT-6.0.0-2]: PINGREQ byte by byte, then two in one frame.
        await peer.SendBytesAsync("C0");
        await peer.SendBytesAsync("00");
        await peer.SendBytesAsync("C000C000");

        for (var count = 0; count < 3; count++)
        {
            await peer.ReadAsync<PingPacket>();
        }
    }

    [Fact]
    public async Task WebSocket_ClosedByTheClient_PublishesTheWill()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = await OpenAsync(host);
        using var peer = await PeerAsync(socket, "dying", new MqttWill("status", "gone"u8.ToArray(), 1));

        socket.Abort();

        Assert.Equal("gone", (await host.Handler.NextAsync()).Text);
    }

    [Fact]
    public async Task WebSocket_TextFrame_EndsTheConnection()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = await OpenAsync(host);
        using var peer = await PeerAsync(socket, "text");

        // [MQTT-6.0.0-1]
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);

        Assert.True(await peer.IsClosedAsync());
    }

    [Fact]
    public async Task WebSocket_WithoutTheSubprotocol_IsRefused()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = new ClientWebSocket();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(AddressOf(host), CancellationToken.None));
    }

    [Fact]
    public async Task WebSocket_ServerStops_TheClientIsToldWhy()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var socket = await OpenAsync(host);
        using var peer = await PeerAsync(socket, "told");

        var stopping = host.StopAsync();

        Assert.Equal(MqttReasonCode.ServerShuttingDown, (await peer.ReadAsync<DisconnectPacket>()).Reason);
        await stopping.WaitAsync(MqttTestHost.Patience);
    }

    private static Uri AddressOf(MqttTestHost host) => new($"ws://127.0.0.1:{host.HttpPort}/mqtt");

    private static async Task<ClientWebSocket> OpenAsync(MqttTestHost host)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("mqtt");
        await socket.ConnectAsync(AddressOf(host), CancellationToken.None);
        return socket;
    }

    private static async Task<RawPeer> PeerAsync(ClientWebSocket socket, string clientId, MqttWill? will = null)
    {
        var peer = new RawPeer(WebSocketStream.Create(socket, WebSocketMessageType.Binary), MqttVersion.V5);
        await peer.IntroduceAsync(new ConnectPacket { ClientId = clientId, Version = MqttVersion.V5, Will = will });
        return peer;
    }
}
