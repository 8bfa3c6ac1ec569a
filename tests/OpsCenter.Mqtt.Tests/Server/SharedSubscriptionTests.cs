using System.Text;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

public sealed class SharedSubscriptionTests
{
    [Fact]
    public async Task Shared_MembersConnected_TakeTurnsWhileOthersGetAll()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var first = await MemberAsync(host, "first");
        using var second = await MemberAsync(host, "second");
        using var third = await MemberAsync(host, "third");
        using var alone = await MemberAsync(host, "alone", "$share/other/a/#");
        using var plain = await MemberAsync(host, "plain", "a/#");
        using var publisher = await host.ConnectAsync("publisher");

        for (ushort id = 1; id <= 6; id++)
        {
            await publisher.PublishAsync("a/b", $"{id}", 1, id);
        }

        Assert.Equal(["1", "2", "3", "4", "5", "6"], await ReadAsync(alone, 6));
        Assert.Equal(["1", "2", "3", "4", "5", "6"], await ReadAsync(plain, 6));
        string[] shared = [.. await ReadAsync(first, 2), .. await ReadAsync(second, 2), .. await ReadAsync(third, 2)];
        Assert.Equal(["1", "2", "3", "4", "5", "6"], shared.Order());
    }

    [Fact]
    public async Task Shared_MemberGoesWithUnacknowledgedMessages_AnotherGetsThem()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var stays = await MemberAsync(host, "stays");
        using var publisher = await host.ConnectAsync("publisher");
        string[] before;
        using (var goes = await MemberAsync(host, "goes"))
        {
            for (ushort id = 1; id <= 4; id++)
            {
                await publisher.PublishAsync("a/b", $"{id}", 1, id);
            }

            before = [.. await ReadAsync(goes, 2)];
        }

        Assert.Equal(["1", "2", "3", "4"], (await ReadAsync(stays, 4)).Order());
        Assert.Equal(2, before.Length);
    }

    [Fact]
    public async Task Shared_MemberWithAKeptSessionIsAway_AnotherGetsWhatWaitedForIt()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var stays = await MemberAsync(host, "stays");
        using var publisher = await host.ConnectAsync("publisher");
        using (var away = await MemberAsync(host, "away", lasting: true))
        {
            await publisher.PublishAsync("a/b", "1");
            await publisher.PublishAsync("a/b", "2", 1, 2);
        }

        Assert.Equal(["1", "2"], (await ReadAsync(stays, 2)).Order());
        await publisher.PublishAsync("a/b", "3", 1, 3);
        Assert.Equal(["3"], await ReadAsync(stays, 1));
    }

    [Fact]
    public async Task Shared_UnfinishedQos2_StaysWithItsClient()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        using (var goes = await MemberAsync(host, "goes", qos: 2))
        {
            await publisher.PublishAsync("a/b", "once", 2, 1);
            await ReadAsync(goes, 1);
            using var joins = await MemberAsync(host, "stays", qos: 2, lasting: true);
        }

        // Ending the session is the last thing the server does of a connection: by then it is known whether the message was handed on.
        await EndAsync(host, "goes");
        using var stays = await MemberAsync(host, "stays", qos: 2, lasting: true);

        // [MQTT-4.8.2-5]
        await publisher.SendAsync(RawPeer.Publish("a/b", "next", 1, 2));
        Assert.Equal(["next"], await ReadAsync(stays, 1));
    }

    [Fact]
    public async Task Shared_AllMembersAwayWithKeptSessions_MessagesWaitForOneOfThem()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        using (var away = await MemberAsync(host, "away", lasting: true))
        {
        }

        await EndAsync(host, "away");
        await publisher.PublishAsync("a/b", "kept");
        using var back = await RawPeer.ConnectAsync(host.Port, Lasting("away"));

        Assert.True(back.ConnAck.SessionPresent);
        Assert.Equal(["kept"], await ReadAsync(back, 1));
    }

    [Fact]
    public async Task Shared_RetainedMessages_AreNotSentOnSubscribing()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var publisher = await host.ConnectAsync("publisher");
        await publisher.PublishAsync("a/b", "old", retain: true);

        using var member = await MemberAsync(host, "member");

        await member.PingAsync();
    }

    [Fact]
    public async Task Shared_Unsubscribed_TheOthersGetAll()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var first = await MemberAsync(host, "first");
        using var second = await MemberAsync(host, "second");
        using var publisher = await host.ConnectAsync("publisher");

        await first.SendAsync(new UnsubscribePacket(9, ["$share/g/a/#", "$share/never/a/#"]));
        Assert.Equal([MqttReasonCode.Success, MqttReasonCode.NoSubscriptionExisted], (await first.ReadAsync<SubscribeAckPacket>()).Reasons);
        await publisher.PublishAsync("a/b", "1");
        await publisher.PublishAsync("a/b", "2", 1, 2);

        Assert.Equal(["1", "2"], await ReadAsync(second, 2));
        await first.PingAsync();
    }

    [Theory]
    [InlineData("$share/g")]
    [InlineData("$share/g/")]
    [InlineData("$share//a")]
    [InlineData("$share/+/a")]
    public async Task Shared_GroupOrFilterMissing_IsRefused(string filter)
    {
        await using var host = await MqttTestHost.StartAsync();
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);

        Assert.Equal(MqttReasonCode.TopicFilterInvalid, await peer.SubscribeAsync(filter));
    }

    [Fact]
    public async Task Shared_RightToRead_IsThatOfTheFilterInside()
    {
        await using var host = await MqttTestHost.StartAsync(new RecordingHandler { MaySubscribeTo = filter => filter == "open" });
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);

        Assert.Equal(MqttReasonCode.GrantedQos1, await peer.SubscribeAsync("$share/g/open"));
        Assert.Equal(MqttReasonCode.NotAuthorized, await peer.SubscribeAsync("$share/open/secret"));
    }

    [PeerFact("mosquitto_sub", "mosquitto_pub", "stdbuf")]
    public async Task Shared_TwoMosquittoClients_GetHalfEach()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var first = new MosquittoProgram("mosquitto_sub", host, "mqttv5", "-d", "-t", "$share/g/a/#", "-q", "1", "-C", "2");
        using var second = new MosquittoProgram("mosquitto_sub", host, "mqttv5", "-d", "-t", "$share/g/a/#", "-q", "1", "-C", "2");
        await first.WaitForSubscriptionAsync();
        await second.WaitForSubscriptionAsync();

        using var publisher = await host.ConnectAsync("publisher");
        for (ushort id = 1; id <= 4; id++)
        {
            await publisher.PublishAsync("a/b", $"{id}", 1, id);
        }

        Assert.Equal(0, await first.ExitCodeAsync());
        Assert.Equal(0, await second.ExitCodeAsync());
    }

    private static ConnectPacket Lasting(string clientId) => new()
    {
        ClientId = clientId,
        Version = MqttVersion.V5,
        CleanStart = false,
        Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 300),
    };

    private static async Task<RawPeer> MemberAsync(MqttTestHost host, string clientId, string filter = "$share/g/a/#", byte qos = 1, bool lasting = false)
    {
        var peer = await RawPeer.ConnectAsync(host.Port, lasting ? Lasting(clientId) : new ConnectPacket { ClientId = clientId, Version = MqttVersion.V5 });
        Assert.Equal((MqttReasonCode)qos, await peer.SubscribeAsync(filter, qos));
        return peer;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(RawPeer peer, int count)
    {
        var texts = new List<string>();
        for (var index = 0; index < count; index++)
        {
            texts.Add(Encoding.UTF8.GetString((await peer.ReadAsync<PublishPacket>()).Payload.Span));
        }

        return texts;
    }

    // The server has seen that the client is gone.
    private static async Task EndAsync(MqttTestHost host, string clientId)
    {
        using var timeout = new CancellationTokenSource(MqttTestHost.Patience);
        while (host.Server.ConnectedClients.Any(client => client.ClientId == clientId))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }
}
