using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>How a property is written, where it may stand and what it may hold (table 2-4 of MQTT 5.0 §2.2.2.2).</summary>
/// <param name="Places">Bit per packet type; bit 0 stands for the will.</param>
internal readonly record struct MqttPropertyRule(MqttPropertyKind Kind, ushort Places, uint Minimum, uint Maximum)
{
    public const int Will = 0;

    private static readonly MqttPropertyRule[] Table = Build();

    public static MqttPropertyRule Of(MqttPropertyId id) => (int)id < Table.Length ? Table[(int)id] : default;

    public bool MayStandIn(int place) => (Places & (1 << place)) != 0;

    private static MqttPropertyRule[] Build()
    {
        var table = new MqttPropertyRule[43];
        var message = In(Will, MqttPacketType.Publish);
        var reasons = In(MqttPacketType.ConnAck, MqttPacketType.PubAck, MqttPacketType.PubRec, MqttPacketType.PubRel, MqttPacketType.PubComp,
            MqttPacketType.SubAck, MqttPacketType.UnsubAck, MqttPacketType.Disconnect, MqttPacketType.Auth);
        var authentication = In(MqttPacketType.Connect, MqttPacketType.ConnAck, MqttPacketType.Auth);
        var connAck = In(MqttPacketType.ConnAck);
        var connects = In(MqttPacketType.Connect, MqttPacketType.ConnAck);
        Set(MqttPropertyId.PayloadFormatIndicator, MqttPropertyKind.Byte, message, 0, 1);
        Set(MqttPropertyId.MessageExpiryInterval, MqttPropertyKind.UInt32, message);
        Set(MqttPropertyId.ContentType, MqttPropertyKind.Text, message);
        Set(MqttPropertyId.ResponseTopic, MqttPropertyKind.Text, message);
        Set(MqttPropertyId.CorrelationData, MqttPropertyKind.Binary, message);
        Set(MqttPropertyId.SubscriptionIdentifier, MqttPropertyKind.Variable, In(MqttPacketType.Publish, MqttPacketType.Subscribe), 1, VariableInteger.Maximum);
        Set(MqttPropertyId.SessionExpiryInterval, MqttPropertyKind.UInt32, (ushort)(connects | In(MqttPacketType.Disconnect)));
        Set(MqttPropertyId.AssignedClientIdentifier, MqttPropertyKind.Text, connAck);
        Set(MqttPropertyId.ServerKeepAlive, MqttPropertyKind.UInt16, connAck);
        Set(MqttPropertyId.AuthenticationMethod, MqttPropertyKind.Text, authentication);
        Set(MqttPropertyId.AuthenticationData, MqttPropertyKind.Binary, authentication);
        Set(MqttPropertyId.RequestProblemInformation, MqttPropertyKind.Byte, In(MqttPacketType.Connect), 0, 1);
        Set(MqttPropertyId.WillDelayInterval, MqttPropertyKind.UInt32, 1 << Will);
        Set(MqttPropertyId.RequestResponseInformation, MqttPropertyKind.Byte, In(MqttPacketType.Connect), 0, 1);
        Set(MqttPropertyId.ResponseInformation, MqttPropertyKind.Text, connAck);
        Set(MqttPropertyId.ServerReference, MqttPropertyKind.Text, In(MqttPacketType.ConnAck, MqttPacketType.Disconnect));
        Set(MqttPropertyId.ReasonString, MqttPropertyKind.Text, reasons);
        Set(MqttPropertyId.ReceiveMaximum, MqttPropertyKind.UInt16, connects, 1);
        Set(MqttPropertyId.TopicAliasMaximum, MqttPropertyKind.UInt16, connects);
        Set(MqttPropertyId.TopicAlias, MqttPropertyKind.UInt16, In(MqttPacketType.Publish), 1);
        Set(MqttPropertyId.MaximumQos, MqttPropertyKind.Byte, connAck, 0, 1);
        Set(MqttPropertyId.RetainAvailable, MqttPropertyKind.Byte, connAck, 0, 1);
        Set(MqttPropertyId.UserProperty, MqttPropertyKind.Pair, ushort.MaxValue);
        Set(MqttPropertyId.MaximumPacketSize, MqttPropertyKind.UInt32, connects, 1);
        Set(MqttPropertyId.WildcardSubscriptionAvailable, MqttPropertyKind.Byte, connAck, 0, 1);
        Set(MqttPropertyId.SubscriptionIdentifierAvailable, MqttPropertyKind.Byte, connAck, 0, 1);
        Set(MqttPropertyId.SharedSubscriptionAvailable, MqttPropertyKind.Byte, connAck, 0, 1);
        return table;

        void Set(MqttPropertyId id, MqttPropertyKind kind, ushort places, uint minimum = 0, uint maximum = uint.MaxValue) =>
            table[(int)id] = new MqttPropertyRule(kind, places, minimum, maximum);
    }

    private static ushort In(params ReadOnlySpan<MqttPacketType> places)
    {
        var bits = 0;
        foreach (var place in places)
        {
            bits |= 1 << (int)place;
        }

        return (ushort)bits;
    }

    private static ushort In(int will, MqttPacketType place) => (ushort)((1 << will) | In(place));
}
