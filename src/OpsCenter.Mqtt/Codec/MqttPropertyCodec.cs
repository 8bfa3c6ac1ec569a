using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Reads and writes property sections (§2.2.2).</summary>
internal static class MqttPropertyCodec
{
    [ThreadStatic]
    private static MqttBodyWriter? _scratch;

    /// <summary>Reads a section with its length in front.</summary>
    /// <param name="place">Packet type, or <see cref="MqttPropertyRule.Will"/>.</param>
    /// <returns>Success, MalformedPacket, or ProtocolError for one that is out of place, twice or out of range.</returns>
    public static MqttReasonCode Read(ref MqttSpanReader reader, int place, out MqttProperties? properties)
    {
        properties = null;
        if (!reader.TryReadVariable(out var length) || !reader.TryReadBytes((int)length, out var section))
        {
            return MqttReasonCode.MalformedPacket;
        }

        var seen = 0ul;
        var rest = new MqttSpanReader(section);
        while (!rest.AtEnd)
        {
            var reason = ReadOne(ref rest, place, ref seen, out var property);
            if (reason != MqttReasonCode.Success)
            {
                properties = null;
                return reason;
            }

            (properties ??= new MqttProperties()).Add(property);
        }

        return MqttReasonCode.Success;
    }

    public static void Write(MqttBodyWriter writer, MqttProperties? properties)
    {
        if (properties is null || properties.Items.Count == 0)
        {
            writer.Byte(0);
            return;
        }

        // Not the writer's own scratch: the section's length stands before it and has no fixed width.
        var scratch = _scratch ??= new MqttBodyWriter();
        scratch.Clear();
        foreach (var property in properties.Items)
        {
            WriteOne(scratch, property);
        }

        writer.Variable((uint)scratch.Written.Length);
        writer.Bytes(scratch.Written);
    }

    private static MqttReasonCode ReadOne(ref MqttSpanReader reader, int place, ref ulong seen, out MqttProperty property)
    {
        property = default;
        if (!reader.TryReadVariable(out var number) || number > byte.MaxValue)
        {
            return MqttReasonCode.MalformedPacket;
        }

        var id = (MqttPropertyId)number;
        var rule = MqttPropertyRule.Of(id);
        if (rule.Kind == MqttPropertyKind.Unknown || !rule.MayStandIn(place))
        {
            // §2.2.2.2: a property that does not belong to the packet type makes it malformed.
            return MqttReasonCode.MalformedPacket;
        }

        if (!TryReadValue(ref reader, id, rule.Kind, out property))
        {
            return MqttReasonCode.MalformedPacket;
        }

        var bit = 1ul << (int)number;
        var repeatable = id == MqttPropertyId.UserProperty
            || (id == MqttPropertyId.SubscriptionIdentifier && place == (int)MqttPacketType.Publish);
        var twice = (seen & bit) != 0 && !repeatable;
        seen |= bit;
        return twice || !InRange(rule, property.Number) ? MqttReasonCode.ProtocolError : MqttReasonCode.Success;
    }

    private static bool InRange(MqttPropertyRule rule, uint number) =>
        rule.Kind > MqttPropertyKind.Variable || (number >= rule.Minimum && number <= rule.Maximum);

    private static bool TryReadValue(ref MqttSpanReader reader, MqttPropertyId id, MqttPropertyKind kind, out MqttProperty property)
    {
        var read = true;
        uint number = 0;
        string? text = null;
        string? name = null;
        byte[]? binary = null;
        switch (kind)
        {
            case MqttPropertyKind.Byte:
                read = reader.TryReadByte(out var small);
                number = small;
                break;
            case MqttPropertyKind.UInt16:
                read = reader.TryReadUInt16(out var medium);
                number = medium;
                break;
            case MqttPropertyKind.UInt32:
                read = reader.TryReadUInt32(out number);
                break;
            case MqttPropertyKind.Variable:
                read = reader.TryReadVariable(out number);
                break;
            case MqttPropertyKind.Text:
                read = reader.TryReadString(out text);
                break;
            case MqttPropertyKind.Binary:
                read = reader.TryReadBinary(out var bytes);
                binary = bytes.ToArray();
                break;
            default:
                read = reader.TryReadString(out name) && reader.TryReadString(out text);
                break;
        }

        property = new MqttProperty(id, number, text, name, binary);
        return read;
    }

    private static void WriteOne(MqttBodyWriter writer, MqttProperty property)
    {
        writer.Byte((byte)property.Id);
        switch (MqttPropertyRule.Of(property.Id).Kind)
        {
            case MqttPropertyKind.Byte:
                writer.Byte(checked((byte)property.Number));
                break;
            case MqttPropertyKind.UInt16:
                writer.UInt16(checked((ushort)property.Number));
                break;
            case MqttPropertyKind.UInt32:
                writer.UInt32(property.Number);
                break;
            case MqttPropertyKind.Variable:
                writer.Variable(property.Number);
                break;
            case MqttPropertyKind.Text:
                writer.Text(property.Text ?? "");
                break;
            case MqttPropertyKind.Binary:
                writer.Binary(property.Binary.Span);
                break;
            case MqttPropertyKind.Pair:
                writer.Text(property.Name ?? "");
                writer.Text(property.Text ?? "");
                break;
            default:
                throw new ArgumentException($"No property has the id {property.Id}.", nameof(property));
        }
    }
}
