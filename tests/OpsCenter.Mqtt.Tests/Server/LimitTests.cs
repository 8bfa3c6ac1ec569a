using System.Net.Sockets;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class LimitTests
{
    [Theory]
    [InlineData("108080C02F")]
    [InlineData("308080C02F")]
    [InlineData("16030100")]
    [InlineData("474554202F20485454502F312E310D0A0D0A")]
    public async Task FirstBytes_OfAStranger_AreClosedAtOnce(string hex)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await RawPeer.OpenAsync(host.Port);

        await peer.SendBytesAsync(hex);

        Assert.True(await peer.IsClosedAsync());
    }

    [Fact]
    public async Task Connect_UnknownProtocolLevel_IsToldIn311Words()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await RawPeer.OpenAsync(host.Port);

        await peer.SendBytesAsync("101600044D51545409020000000A6D79636C69656E746964");

        Assert.Equal(MqttReasonCode.UnsupportedProtocolVersion, (await peer.ReadAsync<ConnAckPacket>()).Reason);
        Assert.True(await peer.IsClosedAsync());
    }

    [Fact]
    public async Task Connect_EmptyIdWithoutCleanSessionIn311_IsRefused()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync("", cleanStart: false);

        Assert.Equal(MqttReasonCode.ClientIdentifierNotValid, peer.ConnAck.Reason);
    }

    [Fact]
    public async Task Connect_MoreThanAllowed_IsClosedUntilOneLeaves()
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("MaximumConnectionsPerAddress", "1"));
        var first = await host.ConnectAsync("first");
        Assert.True(await IsTurnedAwayAsync(host.Port));

        await first.SendAsync(new DisconnectPacket());
        Assert.True(await first.IsClosedAsync());
        first.Dispose();

        Assert.Equal(1, host.Counter("mqtt.connections.refused"));
        await WaitUntil(() => host.Counter("mqtt.connections") == 0);
        using var third = await host.ConnectAsync("third");
        Assert.Equal(MqttReasonCode.Success, third.ConnAck.Reason);
    }

    [Fact]
    public async Task KeepAlive_ClientSilentForOneAndAHalf_IsDisconnected()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var silent = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "silent", Version = MqttVersion.V5, KeepAliveSeconds = 10 });
        using var lively = await RawPeer.ConnectAsync(host.Port, new ConnectPacket { ClientId = "lively", Version = MqttVersion.V5, KeepAliveSeconds = 10 });

        time.Advance(TimeSpan.FromSeconds(14));
        await lively.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await lively.ReadAsync<PingPacket>();
        time.Advance(TimeSpan.FromSeconds(2));
        await host.Server.SweepAsync();

        // [MQTT-3.1.2-22]
        Assert.Equal(MqttReasonCode.KeepAliveTimeout, (await silent.ReadAsync<DisconnectPacket>()).Reason);
        Assert.Equal(MqttReasonCode.Success, (await lively.PublishAsync("a", "1")).Reason);
        await WaitUntil(() => host.Server.ConnectedClients.Count == 1);
        Assert.Equal("lively", host.Server.ConnectedClients[0].ClientId);
    }

    [Fact]
    public async Task Connect_NothingSent_IsClosedAfterTheTimeout()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var peer = await RawPeer.OpenAsync(host.Port);
        await WaitUntil(() => host.Counter("mqtt.connections") == 1);

        time.Advance(TimeSpan.FromSeconds(11));
        await host.Server.SweepAsync();

        Assert.True(await peer.IsClosedAsync());
    }

    [Fact]
    public async Task Stop_PublishUncommitted_IsStillAcknowledgedAndTheClientIsToldWhy()
    {
        var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(gate.Task) });
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        await peer.SendAsync(RawPeer.Publish("a", "1"));
        await host.Handler.NextAsync();

        var stopping = host.StopAsync();
        gate.SetResult(MqttReasonCode.Success);

        Assert.Equal(new AckPacket(MqttPacketType.PubAck, 1), await peer.ReadAsync<AckPacket>());
        Assert.Equal(MqttReasonCode.ServerShuttingDown, (await peer.ReadAsync<DisconnectPacket>()).Reason);
        await stopping;
    }

    [Fact]
    public async Task Disconnect_ByTheOwner_EndsTheClientsConnection()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync("revoked", MqttVersion.V5);

        host.Server.Disconnect("revoked");

        Assert.Equal(MqttReasonCode.AdministrativeAction, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Start_OptionOutOfRange_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => MqttTestHost.StartAsync(null, null, ("ReceiveMaximum", "0")));

        Assert.Contains("ReceiveMaximum", refused.Message, StringComparison.Ordinal);
    }

    // For what has no signal of its own: yields until true, and fails after the usual patience.
    private static async Task WaitUntil(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(MqttTestHost.Patience);
        while (!condition())
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }

    /// <summary>The server may reset the connection before the client's own connect has returned.</summary>
    private static async Task<bool> IsTurnedAwayAsync(int port)
    {
        try
        {
            using var peer = await RawPeer.OpenAsync(port);
            return await peer.IsClosedAsync();
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
