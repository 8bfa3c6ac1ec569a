using System.Buffers.Binary;

namespace OpsCenter.Ingest.Decoding;

/// <summary>Walks the fields of one protobuf message.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> data)
{
    public const int Varint = 0;
    public const int Fixed64 = 1;
    public const int Bytes = 2;
    public const int Fixed32 = 5;
    private const int LongestVarint = 10;
    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Number of the field just read.</summary>
    public int Field { get; private set; }

    /// <summary>How the field just read is written.</summary>
    public int Wire { get; private set; }

    /// <summary>Value of a varint or fixed field.</summary>
    public ulong Number { get; private set; }

    /// <summary>Value of a text, bytes or message field.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The bytes are no protobuf.</summary>
    public bool IsBroken { get; private set; }

    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Number);

    public readonly double Double => BitConverter.UInt64BitsToDouble(Number);

    /// <summary>False at the end and where it is broken.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty || IsBroken)
        {
            return false;
        }

        var read = TryVarint(out var key);
        (Field, Wire) = ((int)Math.Min(key >> 3, int.MaxValue), (int)(key & 7));
        IsBroken = !read || Field == 0 || !TryValue();
        return !IsBroken;
    }

    private bool TryValue()
    {
        switch (Wire)
        {
            case Varint:
                var read = TryVarint(out var number);
                Number = number;
                return read;
            case Fixed64 when _rest.Length >= 8:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(_rest);
                _rest = _rest[8..];
                return true;
            case Fixed32 when _rest.Length >= 4:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
                _rest = _rest[4..];
                return true;
            case Bytes:
                if (!TryVarint(out var length) || length > (ulong)_rest.Length)
                {
                    return false;
                }

                Content = _rest[..(int)length];
                _rest = _rest[(int)length..];
                return true;
            default:
                return false;
        }
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(_rest.Length, LongestVarint); i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
