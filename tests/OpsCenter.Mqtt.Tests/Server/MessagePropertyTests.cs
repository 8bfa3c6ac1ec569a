using System.Text;
using OpsCenter.Mqtt.Packets;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Mqtt.Tests.Server;

/// <summary>What 5.0 says about a message beside its payload, and the request/response pattern.</summary>
public sealed class MessagePropertyTests
{
    [Fact]
    public async Task Publish_EveryPropertyOfAMessage_ArrivesUnchangedAndUserPropertiesInOrder()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = await host.ConnectAsync("subscriber", MqttVersion.V5);
        using var publisher = await host.ConnectAsync("publisher", MqttVersion.V5);
        await subscriber.SubscribeAsync("a");
        var sent = new MqttProperties()
            .AddUser("unit", "cm")
            .Add(MqttPropertyId.PayloadFormatIndicator, 1)
            .Add(MqttPropertyId.ContentType, "text/plain")
            .AddUser("site", "Bến Bính")
            .Add(MqttPropertyId.ResponseTopic, "answers/1")
            .Add(MqttPropertyId.CorrelationData, new byte[] { 0, 1, 255 })
            .AddUser("unit", "mm");

        await publisher.SendAsync(RawPeer.Publish("a", "462") with { Properties = sent });

        var got = (await subscriber.ReadAsync<PublishPacket>()).Properties!;
        Assert.Equal(sent.Items.Select(Describe), got.Items.Select(Describe));
    }

    [PeerFact("mosquitto_pub", "mosquitto_sub", "stdbuf")]
    public async Task Publish_PropertiesThroughMosquittoClients_ArePrintedAsGiven()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var subscriber = new MosquittoProgram(
            "mosquitto_sub", host, "mqttv5", "-d", "-t", "a", "-q", "1", "-C", "1", "-F", "GOT %C|%R|%D|%F|%E|%P|%p");
        await subscriber.WaitForSubscriptionAsync();

        using var publisher = new MosquittoProgram(
            "mosquitto_pub", host, "mqttv5", "-t", "a", "-q", "1", "-m", "462",
            "-D", "publish", "content-type", "text/plain", "-D", "publish", "response-topic", "answers/1",
            "-D", "publish", "correlation-data", "c-7", "-D", "publish", "payload-format-indicator", "1",
            "-D", "publish", "message-expiry-interval", "3600", "-D", "publish", "user-property", "unit", "cm",
            "-D", "publish", "user-property", "site", "b");
        Assert.Equal(0, await publisher.ExitCodeAsync());

        var output = await subscriber.Output.ReadToEndAsync().WaitAsync(MqttTestHost.Patience);
        Assert.Contains("GOT text/plain|answers/1|c-7|1|3600|unit:cm site:b|462", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequestResponse_ResponderUsesTheTopicAndData_TheRequesterKnowsItsAnswer()
    {
        await using var host = await MqttTestHost.StartAsync();
        using var requester = await RawPeer.ConnectAsync(host.Port, Asking("desk"));
        using var responder = await host.ConnectAsync("gauge", MqttVersion.V5);
        var answers = requester.ConnAck.Properties?.Text(MqttPropertyId.ResponseInformation) + "/level";
        await requester.SubscribeAsync(answers);
        await responder.SubscribeAsync("requests/level");

        var asked = new MqttProperties().Add(MqttPropertyId.ResponseTopic, answers).Add(MqttPropertyId.CorrelationData, new byte[] { 7 });
        await requester.SendAsync(RawPeer.Publish("requests/level", "now?") with { Properties = asked });
        await requester.ReadAsync<AckPacket>();
        var request = (await responder.ReadAsync<PublishPacket>()).Properties!;
        await responder.SendAsync(RawPeer.Publish(request.Text(MqttPropertyId.ResponseTopic)!, "462") with
        {
            Properties = new MqttProperties().Add(MqttPropertyId.CorrelationData, request.Binary(MqttPropertyId.CorrelationData)!.Value),
        });

        var response = await requester.ReadAsync<PublishPacket>();
        Assert.Equal("response/desk/level", response.Topic);
        Assert.Equal([7], response.Properties!.Binary(MqttPropertyId.CorrelationData)!.Value.ToArray());
    }

    [Fact]
    public async Task ResponseInformation_NotAskedOrNotReadable_IsNotGiven()
    {
        var handler = new RecordingHandler { MaySubscribeTo = filter => !filter.StartsWith("response/denied", StringComparison.Ordinal) };
        await using var host = await MqttTestHost.StartAsync(handler);
        using var silent = await host.ConnectAsync("silent", MqttVersion.V5);
        using var denied = await RawPeer.ConnectAsync(host.Port, Asking("denied"));

        Assert.Null(silent.ConnAck.Properties?.Text(MqttPropertyId.ResponseInformation));
        Assert.Null(denied.ConnAck.Properties?.Text(MqttPropertyId.ResponseInformation));
    }

    [Theory]
    [InlineData("true", MqttReasonCode.PayloadFormatInvalid)]
    [InlineData("false", MqttReasonCode.Success)]
    public async Task PayloadFormat_SaysTextAndIsNone_IsRefusedWhereTheOptionSaysSo(string validate, MqttReasonCode expected)
    {
        await using var host = await MqttTestHost.StartAsync(null, null, ("ValidatePayloadFormat", validate));
        using var peer = await host.ConnectAsync(version: MqttVersion.V5);
        var text = new MqttProperties().Add(MqttPropertyId.PayloadFormatIndicator, 1);

        await peer.SendAsync(new PublishPacket("a", new byte[] { 0xC3 }) { QualityOfService = 1, PacketId = 1, Properties = text });
        Assert.Equal(expected, (await peer.ReadAsync<AckPacket>()).Reason);
        await peer.SendAsync(RawPeer.Publish("a", "đúng", 1, 2) with { Properties = text });
        Assert.Equal(MqttReasonCode.Success, (await peer.ReadAsync<AckPacket>()).Reason);
    }

    [Fact]
    public async Task Expiry_PassesWhileTheSubscriberIsAway_TheMessageIsDroppedAndCountedAndTheRestComesWithWhatIsLeft()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var publisher = await host.ConnectAsync("publisher", MqttVersion.V5);
        var lasting = new ConnectPacket
        {
            ClientId = "away",
            Version = MqttVersion.V5,
            CleanStart = false,
            Properties = new MqttProperties().Add(MqttPropertyId.SessionExpiryInterval, 600),
        };
        using (var away = await RawPeer.ConnectAsync(host.Port, lasting))
        {
            await away.SubscribeAsync("a");
            await away.SendAsync(new DisconnectPacket());
            Assert.True(await away.IsClosedAsync());
        }

        await PublishExpiring(publisher, 10, 1);
        await PublishExpiring(publisher, 100, 2);
        time.Advance(TimeSpan.FromSeconds(30));
        using var back = await RawPeer.ConnectAsync(host.Port, lasting);

        // [MQTT-3.3.2-5], [MQTT-3.3.2-6]
        var message = await back.ReadAsync<PublishPacket>();
        Assert.Equal(("2", 70u), (Encoding.UTF8.GetString(message.Payload.Span), message.Properties!.Number(MqttPropertyId.MessageExpiryInterval)));
        Assert.Equal(1, host.Counter("mqtt.messages.dropped"));
    }

    [Fact]
    public async Task Expiry_OfARetainedMessage_GivesItsRoomBack()
    {
        var time = new ManualTime();
        await using var host = await MqttTestHost.StartAsync(null, time);
        using var publisher = await host.ConnectAsync("publisher", MqttVersion.V5);
        await PublishExpiring(publisher, 10, 1, retain: true);
        await publisher.PublishAsync("b", "stays", 1, 2, retain: true);

        time.Advance(TimeSpan.FromSeconds(11));
        await host.Server.SweepAsync();

        Assert.Equal(1, host.Server.RetainedCount);
    }

    private static ConnectPacket Asking(string clientId) => new()
    {
        ClientId = clientId,
        Version = MqttVersion.V5,
        Properties = new MqttProperties().Add(MqttPropertyId.RequestResponseInformation, 1),
    };

    private static async Task PublishExpiring(RawPeer publisher, uint seconds, ushort id, bool retain = false)
    {
        var properties = new MqttProperties().Add(MqttPropertyId.MessageExpiryInterval, seconds);
        await publisher.SendAsync(RawPeer.Publish("a", $"{id}", 1, id, retain) with { Properties = properties });
        await publisher.ReadAsync<AckPacket>();
    }

    private static string Describe(MqttProperty property) =>
        $"{property.Id} {property.Number} {property.Name} {property.Text} {Convert.ToHexString(property.Binary.Span)}";
}
