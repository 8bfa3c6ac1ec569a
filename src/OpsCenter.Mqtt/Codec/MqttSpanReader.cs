using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Reads the data types of §1.5; every read says whether the bytes were there and well formed.</summary>
internal ref struct MqttSpanReader(ReadOnlySpan<byte> span)
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(value => (byte)value), 0x7F]);

    private ReadOnlySpan<byte> _rest = span;

    public readonly int Remaining => _rest.Length;

    public readonly bool AtEnd => _rest.IsEmpty;

    public bool TryReadByte(out byte value)
    {
        if (_rest.IsEmpty)
        {
            value = 0;
            return false;
        }

        value = _rest[0];
        _rest = _rest[1..];
        return true;
    }

    public bool TryReadUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(_rest, out value))
        {
            return false;
        }

        _rest = _rest[2..];
        return true;
    }

    public bool TryReadUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out value))
        {
            return false;
        }

        _rest = _rest[4..];
        return true;
    }

    /// <summary>Variable byte integer in at most four bytes; the shortest form is demanded [MQTT-1.5.5-1].</summary>
    public bool TryReadVariable(out uint value)
    {
        value = 0;
        for (var index = 0; index < 4 && index < _rest.Length; index++)
        {
            value |= (uint)(_rest[index] & 0x7F) << (7 * index);
            if ((_rest[index] & 0x80) == 0)
            {
                var shortest = index == 0 || _rest[index] != 0;
                _rest = _rest[(index + 1)..];
                return shortest;
            }
        }

        return false;
    }

    public bool TryReadBytes(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count < 0 || _rest.Length < count)
        {
            bytes = default;
            return false;
        }

        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    public bool TryReadBinary(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryReadUInt16(out var length) && TryReadBytes(length, out bytes);
    }

    /// <summary>
    /// UTF-8 without surrogates and U+0000 [MQTT-1.5.4-1, MQTT-1.5.4-2], and without the other control characters, which a receiver may
    /// refuse (§1.5.4): they would go on into logs and pages.
    /// </summary>
    public bool TryReadUtf8(out ReadOnlySpan<byte> bytes) => TryReadBinary(out bytes) && IsText(bytes);

    public bool TryReadString(out string text)
    {
        if (TryReadUtf8(out var bytes))
        {
            text = Encoding.UTF8.GetString(bytes);
            return true;
        }

        text = "";
        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return !bytes.ContainsAny(Controls);
        }

        return Utf8.IsValid(bytes) && !bytes.ContainsAny(Controls) && !HasUpperControl(bytes);
    }

    // U+0080 to U+009F are C2 80 to C2 9F.
    private static bool HasUpperControl(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)0xC2); at >= 0; at = bytes.IndexOf((byte)0xC2))
        {
            if (bytes[at + 1] < 0xA0)
            {
                return true;
            }

            bytes = bytes[(at + 2)..];
        }

        return false;
    }

    public ReadOnlySpan<byte> ReadRest()
    {
        var rest = _rest;
        _rest = default;
        return rest;
    }
}
