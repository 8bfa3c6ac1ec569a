using System.Collections.Concurrent;
using OpsCenter.Mqtt.Client;
using OpsCenter.Mqtt.Packets;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class PublishTests
{
    [Theory]
    [InlineData(1, MqttPacketType.PubAck)]
    [InlineData(2, MqttPacketType.PubRec)]
    public async Task Publish_HandlerNotDone_IsAnsweredOnlyAfterIt(byte qos, MqttPacketType answer)
    {
        var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(gate.Task) });
        using var peer = await host.ConnectAsync();

        await peer.SendAsync(RawPeer.Publish("a", "1", qos), new PingPacket(MqttPacketType.PingReq));
        await host.Handler.NextAsync();

        // The ping is answered although the publish before it is not: so the answer to that has not been sent.
        Assert.Equal(MqttPacketType.PingResp, (await peer.ReadAsync<PingPacket>()).Kind);
        gate.SetResult(MqttReasonCode.Success);
        Assert.Equal(new AckPacket(answer, 1), await peer.ReadAsync<AckPacket>());
    }

    [Fact]
    public async Task Publish_EarlierOnesUncommitted_ReachesTheHandlerAndIsAnsweredInOrderOfReceipt()
    {
        var gates = new ConcurrentQueue<TaskCompletionSource<MqttReasonCode>>();
        var handler = new RecordingHandler
        {
            Publish = _ =>
            {
                var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
                gates.Enqueue(gate);
                return new ValueTask<MqttReasonCode>(gate.Task);
            },
        };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var peer = await host.ConnectAsync();

        await peer.SendAsync(RawPeer.Publish("a", "1", 1, 11), RawPeer.Publish("a", "2", 1, 12), RawPeer.Publish("a", "3", 1, 13));
        for (var count = 0; count < 3; count++)
        {
            await handler.NextAsync();
        }

        foreach (var gate in gates.Reverse())
        {
            gate.SetResult(MqttReasonCode.Success);
        }

        // [MQTT-4.6.0-2]
        Assert.Equal(11, (await peer.ReadAsync<AckPacket>()).PacketId);
        Assert.Equal(12, (await peer.ReadAsync<AckPacket>()).PacketId);
        Assert.Equal(13, (await peer.ReadAsync<AckPacket>()).PacketId);
    }

    [Fact]
    public async Task Publish_MoreThanReceiveMaximumIn311_ReadingStopsUntilTheStoreAnswers()
    {
        var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(gate.Task) };
        await using var host = await MqttTestHost.StartAsync(handler, null, ("ReceiveMaximum", "2"));
        using var peer = await host.ConnectAsync();

        // In one write, so that the third is there when the second is taken.
        await peer.SendAsync(RawPeer.Publish("a", "1", 1, 1), RawPeer.Publish("a", "2", 1, 2), RawPeer.Publish("a", "3", 1, 3));
        await handler.NextAsync();
        await handler.NextAsync();
        using var other = await host.ConnectAsync("other");
        await other.SendAsync(new PingPacket(MqttPacketType.PingReq));
        await other.ReadAsync<PingPacket>();
        Assert.Equal(2, handler.All.Count);

        gate.SetResult(MqttReasonCode.Success);
        Assert.Equal("3", (await handler.NextAsync()).Text);
        for (ushort id = 1; id <= 3; id++)
        {
            Assert.Equal(id, (await peer.ReadAsync<AckPacket>()).PacketId);
        }
    }

    [Fact]
    public async Task Publish_MoreThanReceiveMaximumIn5_IsDisconnected()
    {
        var never = new TaskCompletionSource<MqttReasonCode>();
        var handler = new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(never.Task) };
        await using var host = await MqttTestHost.StartAsync(handler, null, ("ReceiveMaximum", "2"));
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        Assert.Equal(2u, peer.ConnAck.Properties?.Number(MqttPropertyId.ReceiveMaximum));

        // QoS 2 ids stay in use until PUBREL, stored or not.
        handler.Publish = _ => ValueTask.FromResult(MqttReasonCode.Success);
        await peer.PublishAsync("a", "1", 2, 1);
        await peer.PublishAsync("a", "2", 2, 2);
        await peer.SendAsync(RawPeer.Publish("a", "3", 2, 3));

        Assert.Equal(MqttReasonCode.ReceiveMaximumExceeded, (await peer.ReadAsync<DisconnectPacket>()).Reason);
        Assert.True(await peer.IsClosedAsync());
    }

    [Theory]
    [InlineData(MqttReasonCode.QuotaExceeded)]
    [InlineData(MqttReasonCode.ServerBusy)]
    public async Task Publish_HandlerRefuses_5SaysWhyAnd311Closes(MqttReasonCode reason)
    {
        var handler = new RecordingHandler { Publish = _ => ValueTask.FromResult(reason) };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var modern = await host.ConnectAsync("modern", MqttVersion.V5);
        using var old = await host.ConnectAsync("old");

        Assert.Equal(reason, (await modern.PublishAsync("a", "1")).Reason);
        await old.SendAsync(RawPeer.Publish("a", "1"));
        Assert.True(await old.IsClosedAsync());
        Assert.Equal(2, host.Counter("mqtt.messages.refused"));
    }

    [Fact]
    public async Task Publish_HandlerThrows_IsRefusedAndTheServerGoesOn()
    {
        var handler = new RecordingHandler { Publish = _ => throw new InvalidOperationException("store is down") };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);

        Assert.Equal(MqttReasonCode.UnspecifiedError, (await peer.PublishAsync("a", "1")).Reason);
        handler.Publish = _ => ValueTask.FromResult(MqttReasonCode.Success);
        Assert.Equal(MqttReasonCode.Success, (await peer.PublishAsync("a", "2", 1, 2)).Reason);
    }

    [Fact]
    public async Task Publish_TopicDenied_5GetsNotAuthorizedAnd311IsClosedAndTheHandlerSeesNothing()
    {
        var handler = new RecordingHandler { MayPublishTo = topic => topic != "secret" };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var modern = await host.ConnectAsync("modern", MqttVersion.V5);
        using var old = await host.ConnectAsync("old");

        Assert.Equal(MqttReasonCode.NotAuthorized, (await modern.PublishAsync("secret", "1")).Reason);
        Assert.Equal(MqttReasonCode.Success, (await modern.PublishAsync("open", "1")).Reason);
        await old.SendAsync(RawPeer.Publish("secret", "1"));

        Assert.True(await old.IsClosedAsync());
        Assert.Equal("open", Assert.Single(handler.All).Topic);
    }

    [Fact]
    public async Task Publish_Qos2SentAgain_IsHandedOverOnce()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync();
        var publish = RawPeer.Publish("a", "1", 2, 5);

        await peer.SendAsync(publish, publish with { Duplicate = true }, publish);
        Assert.Equal(new AckPacket(MqttPacketType.PubRec, 5), await peer.ReadAsync<AckPacket>());
        Assert.Equal(new AckPacket(MqttPacketType.PubRec, 5), await peer.ReadAsync<AckPacket>());
        Assert.Equal(new AckPacket(MqttPacketType.PubRec, 5), await peer.ReadAsync<AckPacket>());
        await peer.SendAsync(new AckPacket(MqttPacketType.PubRel, 5));
        Assert.Equal(new AckPacket(MqttPacketType.PubComp, 5), await peer.ReadAsync<AckPacket>());
        Assert.Single(host.Handler.All);

        // The id is free again.
        await peer.PublishAsync("a", "2", 2, 5);
        Assert.Equal(2, host.Handler.All.Count);
    }

    [Fact]
    public async Task Publish_AnotherMessageUnderAQos2IdInUse_IsAProtocolErrorAndNotAcknowledged()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        await peer.PublishAsync("a", "1", 2, 5);

        await peer.SendAsync(RawPeer.Publish("a", "2", 2, 5));

        Assert.Equal(MqttReasonCode.ProtocolError, (await peer.ReadAsync<DisconnectPacket>()).Reason);
        Assert.Single(host.Handler.All);
    }

    [Fact]
    public async Task Publish_Qos2SentAgainOnANewConnectionWhileTheFirstIsUncommitted_IsHandedOverOnceAndAnsweredAfterIt()
    {
        var gate = new TaskCompletionSource<MqttReasonCode>(TaskCreationOptions.RunContinuationsAsynchronously);
        var handler = new RecordingHandler { Publish = _ => new ValueTask<MqttReasonCode>(gate.Task) };
        await using var host = await MqttTestHost.StartAsync(handler);
        using (var first = await host.ConnectAsync("device", cleanStart: false))
        {
            await first.SendAsync(RawPeer.Publish("a", "1", 2, 5));
            await handler.NextAsync();
        }

        using var second = await host.ConnectAsync("device", cleanStart: false);
        Assert.True(second.ConnAck.SessionPresent);
        await second.SendAsync(RawPeer.Publish("a", "1", 2, 5) with { Duplicate = true }, new PingPacket(MqttPacketType.PingReq));
        await second.ReadAsync<PingPacket>();
        gate.SetResult(MqttReasonCode.Success);

        Assert.Equal(new AckPacket(MqttPacketType.PubRec, 5), await second.ReadAsync<AckPacket>());
        Assert.Single(handler.All);
    }

    [Fact]
    public async Task Publish_TopicAlias_IsResolvedAndAnUnknownOneIsAnError()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        var alias = new MqttProperties().Add(MqttPropertyId.TopicAlias, 3);

        await peer.SendAsync(RawPeer.Publish("a/b", "1") with { Properties = alias }, RawPeer.Publish("", "2", 1, 2) with { Properties = alias });
        Assert.Equal("a/b", (await host.Handler.NextAsync()).Topic);
        Assert.Equal(new ReceivedPublish("raw", "a/b", "2", 1, 1), await host.Handler.NextAsync());
        await peer.ReadAsync<AckPacket>();
        await peer.ReadAsync<AckPacket>();
        await peer.SendAsync(RawPeer.Publish("", "3", 1, 3) with { Properties = new MqttProperties().Add(MqttPropertyId.TopicAlias, 4) });

        Assert.Equal(MqttReasonCode.ProtocolError, (await peer.ReadAsync<DisconnectPacket>()).Reason);
    }

    [Fact]
    public async Task Publish_TwoMebibytesLessTheHeader_Arrives()
    {
        await using var host = await MqttTestHost.StartAsync();
        await using var client = new MqttClient(host.ClientOptions());
        await client.ConnectAsync();
        var payload = new byte[(2 * 1024 * 1024) - 16];

        Assert.Equal(MqttReasonCode.Success, await client.PublishAsync("a", payload, 1).AsTask().WaitAsync(MqttTestHost.Patience));
        Assert.Equal(payload.Length, (await host.Handler.NextAsync()).Bytes);
    }

    [Fact]
    public async Task Publish_ManyClientsPipelined_EveryOneIsStoredBeforeItIsAcknowledged()
    {
        var handler = new RecordingHandler
        {
            Publish = async _ =>
            {
                await Task.Yield();
                return MqttReasonCode.Success;
            },
        };
        await using var host = await MqttTestHost.StartAsync(handler);
        await Parallel.ForEachAsync(Enumerable.Range(0, 20), async (number, cancellation) =>
        {
            await using var client = new MqttClient(host.ClientOptions($"client-{number}"));
            await client.ConnectAsync(cancellation);
            var publishes = Enumerable.Range(0, 200).Select(index => client.PublishAsync($"t/{number}", BitConverter.GetBytes(index), (byte)(index % 3), false, cancellation).AsTask());
            Assert.All(await Task.WhenAll(publishes).WaitAsync(MqttTestHost.Patience, cancellation), answer => Assert.Equal(MqttReasonCode.Success, answer));
            await client.DisconnectAsync();
        });

        Assert.Equal(4000, handler.All.Count);
    }
}
