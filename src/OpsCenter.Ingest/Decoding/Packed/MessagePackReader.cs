using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Packed;

/// <summary>Writes one MessagePack value as JSON. Counts are believed only as far as bytes follow.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> data, Utf8JsonWriter tree)
{
    private const sbyte TimestampExtension = -1;
    private readonly ReadOnlySpan<byte> _data = data;
    private readonly Utf8JsonWriter _tree = tree;

    public int At { get; private set; }

    public string Problem { get; private set; } = "";

    public bool TryWriteAll() => TryWrite(0) && (At == _data.Length || Fail("more bytes follow the end"));

    private bool TryWrite(int depth)
    {
        if (depth > FormatLimits.Depth)
        {
            return Fail($"nested deeper than {FormatLimits.Depth} levels");
        }

        if (!TryUnsigned(1, out var first))
        {
            return false;
        }

        var code = (byte)first;
        return code switch
        {
            <= 0x7F => Number(code),
            <= 0x8F => TryMap((uint)(code & 0x0F), depth),
            <= 0x9F => TryArray((uint)(code & 0x0F), depth),
            <= 0xBF => TryText((ulong)(code & 0x1F)),
            >= 0xE0 => Number((sbyte)code),
            _ => TryLong(code, depth),
        };
    }

    private bool TryLong(byte code, int depth)
    {
        switch (code)
        {
            case 0xC0:
                _tree.WriteNullValue();
                return true;
            case 0xC2 or 0xC3:
                _tree.WriteBooleanValue(code == 0xC3);
                return true;
            case >= 0xC4 and <= 0xC6:
                return TryUnsigned(1 << (code - 0xC4), out var size) && TryTake(size, out var bytes) && Base64(bytes);
            case >= 0xC7 and <= 0xC9:
                return TryUnsigned(1 << (code - 0xC7), out var length) && TryExtension(length);
            case 0xCA:
                return TryUnsigned(4, out var single) && Single(BitConverter.UInt32BitsToSingle((uint)single));
            case 0xCB:
                return TryUnsigned(8, out var bits) && Double(BitConverter.UInt64BitsToDouble(bits));
            case >= 0xCC and <= 0xCF:
                return TryUnsigned(1 << (code - 0xCC), out var unsigned) && Number(unsigned);
            case >= 0xD0 and <= 0xD3:
                return TrySigned(1 << (code - 0xD0), out var signed) && Number(signed);
            case >= 0xD4 and <= 0xD8:
                return TryExtension(1UL << (code - 0xD4));
            case >= 0xD9 and <= 0xDB:
                return TryUnsigned(1 << (code - 0xD9), out var text) && TryText(text);
            case 0xDC or 0xDD:
                return TryUnsigned(code == 0xDC ? 2 : 4, out var items) && TryArray((uint)items, depth);
            case 0xDE or 0xDF:
                return TryUnsigned(code == 0xDE ? 2 : 4, out var members) && TryMap((uint)members, depth);
            default:
                return Fail("a code that is not in use");
        }
    }

    private bool TryArray(uint count, int depth)
    {
        _tree.WriteStartArray();
        for (uint i = 0; i < count; i++)
        {
            if (!TryWrite(depth + 1))
            {
                return false;
            }
        }

        _tree.WriteEndArray();
        return true;
    }

    private bool TryMap(uint count, int depth)
    {
        _tree.WriteStartObject();
        for (uint i = 0; i < count; i++)
        {
            if (!TryKey(out var key))
            {
                return false;
            }

            _tree.WritePropertyName(key);
            if (!TryWrite(depth + 1))
            {
                return false;
            }
        }

        _tree.WriteEndObject();
        return true;
    }

    private bool TryKey(out string key)
    {
        key = "";
        if (!TryUnsigned(1, out var first))
        {
            return false;
        }

        var code = (byte)first;
        ulong size = code switch { >= 0xA0 and <= 0xBF => (ulong)(code & 0x1F), _ => 0 };
        switch (code)
        {
            case <= 0x7F or >= 0xE0:
                key = ((sbyte)code).ToString(CultureInfo.InvariantCulture);
                return true;
            case >= 0xCC and <= 0xCF when TryUnsigned(1 << (code - 0xCC), out var unsigned):
                key = unsigned.ToString(CultureInfo.InvariantCulture);
                return true;
            case >= 0xD0 and <= 0xD3 when TrySigned(1 << (code - 0xD0), out var signed):
                key = signed.ToString(CultureInfo.InvariantCulture);
                return true;
            case >= 0xA0 and <= 0xBF:
            case >= 0xD9 and <= 0xDB when TryUnsigned(1 << (code - 0xD9), out size):
                if (!TryTake(size, out var text))
                {
                    return false;
                }

                key = Encoding.UTF8.GetString(text);
                return true;
            default:
                return Fail("a key of a map is neither text nor number");
        }
    }

    private bool TryExtension(ulong length)
    {
        if (!TryUnsigned(1, out var type) || !TryTake(length, out var bytes))
        {
            return false;
        }

        if ((sbyte)type != TimestampExtension || bytes.Length is not (4 or 8 or 12))
        {
            return Base64(bytes);
        }

        const ulong secondsMask = (1UL << 34) - 1;
        var (seconds, nanoseconds) = bytes.Length switch
        {
            4 => ((long)BinaryPrimitives.ReadUInt32BigEndian(bytes), 0u),
            8 => ((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) & secondsMask), (uint)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 34)),
            _ => (BinaryPrimitives.ReadInt64BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt32BigEndian(bytes)),
        };
        return Number(seconds + (nanoseconds / 1_000_000_000m));
    }

    private bool TryText(ulong length)
    {
        if (!TryTake(length, out var text))
        {
            return false;
        }

        _tree.WriteStringValue(Encoding.UTF8.GetString(text));
        return true;
    }

    private bool TryUnsigned(int size, out ulong value)
    {
        value = 0;
        if (!TryTake((ulong)size, out var bytes))
        {
            return false;
        }

        foreach (var one in bytes)
        {
            value = (value << 8) | one;
        }

        return true;
    }

    private bool TrySigned(int size, out long value)
    {
        var read = TryUnsigned(size, out var bits);
        var unused = 64 - (size * 8);
        value = (long)(bits << unused) >> unused;
        return read;
    }

    private readonly bool Number(decimal value)
    {
        _tree.WriteNumberValue(value);
        return true;
    }

    private readonly bool Single(float value)
    {
        TreeBuffer.WriteSingle(_tree, value);
        return true;
    }

    private readonly bool Double(double value)
    {
        TreeBuffer.WriteNumber(_tree, value);
        return true;
    }

    private readonly bool Base64(ReadOnlySpan<byte> bytes)
    {
        _tree.WriteBase64StringValue(bytes);
        return true;
    }

    private bool TryTake(ulong length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (length > (ulong)(_data.Length - At))
        {
            return Fail("it ends too early");
        }

        bytes = _data.Slice(At, (int)length);
        At += (int)length;
        return true;
    }

    private bool Fail(string problem)
    {
        Problem = Problem.Length == 0 ? problem : Problem;
        return false;
    }
}
