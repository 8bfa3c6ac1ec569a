using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Packed;

/// <summary>Writes one CBOR item as JSON. Counts are believed only as far as bytes follow, so memory grows with the payload alone.</summary>
internal ref struct CborReader(ReadOnlySpan<byte> data, Utf8JsonWriter tree)
{
    private const int Indefinite = 31;
    private const int LongestBigNumber = 64;
    private const byte Break = 0xFF;
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

        if (!TryHead(out var major, out var info, out var argument))
        {
            return false;
        }

        return major switch
        {
            0 => Number(argument),
            1 => Number(-1m - argument),
            2 => TryBytes(2, info, argument, out var bytes) && Base64(bytes),
            3 => TryBytes(3, info, argument, out var text) && Text(text),
            4 => TryArray(info, argument, depth),
            5 => TryMap(info, argument, depth),
            6 => argument is 2 or 3 ? TryBigNumber(negative: argument == 3) : TryWrite(depth + 1),
            _ => TrySimple(info, argument),
        };
    }

    private bool TryHead(out int major, out int info, out ulong argument)
    {
        (major, info, argument) = (0, 0, 0);
        if (At >= _data.Length)
        {
            return Fail("it ends too early");
        }

        var first = _data[At++];
        (major, info) = (first >> 5, first & 0x1F);
        if (info < 24)
        {
            argument = (ulong)info;
            return true;
        }

        if (info == Indefinite)
        {
            return major is >= 2 and <= 5 || Fail("a break or an indefinite length out of place");
        }

        var size = info <= 27 ? 1 << (info - 24) : 0;
        if (size == 0 || !TryTake(size, out var bytes))
        {
            return Fail(size == 0 ? "a reserved length" : "it ends too early");
        }

        argument = size switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
        return true;
    }

    private bool TryBytes(int major, int info, ulong length, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (info != Indefinite)
        {
            return TryTake(length, out bytes);
        }

        var whole = new List<byte>();
        while (!TryBreak())
        {
            if (!TryHead(out var chunkMajor, out var chunkInfo, out var chunkLength)
                || chunkMajor != major || chunkInfo == Indefinite || !TryTake(chunkLength, out var chunk))
            {
                return Fail("a broken piece of a text");
            }

            whole.AddRange(chunk);
        }

        bytes = whole.ToArray();
        return true;
    }

    private bool TryArray(int info, ulong count, int depth)
    {
        _tree.WriteStartArray();
        for (ulong i = 0; info == Indefinite ? !TryBreak() : i < count; i++)
        {
            if (!TryWrite(depth + 1))
            {
                return false;
            }
        }

        _tree.WriteEndArray();
        return true;
    }

    private bool TryMap(int info, ulong count, int depth)
    {
        _tree.WriteStartObject();
        for (ulong i = 0; info == Indefinite ? !TryBreak() : i < count; i++)
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
        if (!TryHead(out var major, out var info, out var argument))
        {
            return false;
        }

        switch (major)
        {
            case 0:
                key = argument.ToString(CultureInfo.InvariantCulture);
                return true;
            case 1:
                key = (-1m - argument).ToString(CultureInfo.InvariantCulture);
                return true;
            case 2 or 3 when TryBytes(major, info, argument, out var bytes):
                key = major == 3 ? Encoding.UTF8.GetString(bytes) : Convert.ToBase64String(bytes);
                return true;
            default:
                return Problem.Length > 0 ? false : Fail("a key of a map is neither text nor number");
        }
    }

    private bool TryBigNumber(bool negative)
    {
        if (!TryHead(out var major, out var info, out var length) || major != 2 || !TryBytes(2, info, length, out var bytes) || bytes.Length > LongestBigNumber)
        {
            return Problem.Length > 0 ? false : Fail("a big number that is none");
        }

        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        _tree.WriteRawValue((negative ? -1 - number : number).ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
        return true;
    }

    private bool TrySimple(int info, ulong argument)
    {
        switch (info)
        {
            case 20 or 21:
                _tree.WriteBooleanValue(info == 21);
                return true;
            case 22 or 23:
                _tree.WriteNullValue();
                return true;
            case 25:
                TreeBuffer.WriteNumber(_tree, (double)BitConverter.UInt16BitsToHalf((ushort)argument));
                return true;
            case 26:
                TreeBuffer.WriteSingle(_tree, BitConverter.UInt32BitsToSingle((uint)argument));
                return true;
            case 27:
                TreeBuffer.WriteNumber(_tree, BitConverter.UInt64BitsToDouble(argument));
                return true;
            default:
                return Number(argument);
        }
    }

    private readonly bool Number(decimal value)
    {
        _tree.WriteNumberValue(value);
        return true;
    }

    private readonly bool Text(ReadOnlySpan<byte> text)
    {
        _tree.WriteStringValue(Encoding.UTF8.GetString(text));
        return true;
    }

    private readonly bool Base64(ReadOnlySpan<byte> bytes)
    {
        _tree.WriteBase64StringValue(bytes);
        return true;
    }

    private bool TryBreak()
    {
        if (At < _data.Length && _data[At] == Break)
        {
            At++;
            return true;
        }

        return false;
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

    private bool TryTake(int length, out ReadOnlySpan<byte> bytes) => TryTake((ulong)length, out bytes);

    private bool Fail(string problem)
    {
        Problem = Problem.Length == 0 ? problem : Problem;
        return false;
    }
}
