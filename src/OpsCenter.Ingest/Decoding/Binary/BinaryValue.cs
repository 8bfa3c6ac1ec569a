using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>A number or text at a place.</summary>
internal sealed class BinaryValue : BinaryItem
{
    /// <summary>Empty where only its bits are wanted.</summary>
    public required string Name { get; init; }

    public required BinaryType Type { get; init; }

    public bool LittleEndian { get; init; }

    /// <summary>Byte from the start, or from the end where negative; null: behind the part before. Does not move what follows.</summary>
    public int? At { get; init; }

    /// <summary>Bytes of a text, hex or skipped part; null: all that is left.</summary>
    public int? Length { get; init; }

    public double Scale { get; init; } = 1;

    public double Divisor { get; init; } = 1;

    public double Offset { get; init; }

    public IReadOnlyList<(string Name, int First, int Count)> Bits { get; init; } = [];

    private int Size => Type switch
    {
        BinaryType.U8 or BinaryType.I8 => 1,
        BinaryType.U16 or BinaryType.I16 => 2,
        BinaryType.U24 or BinaryType.I24 => 3,
        BinaryType.U32 or BinaryType.I32 or BinaryType.F32 => 4,
        _ => 8,
    };

    public override bool Read(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        var next = cursor.At;
        if (At is { } at)
        {
            cursor.At = Math.Max(0, at < 0 ? cursor.Length + at : at);
        }

        var read = Type >= BinaryType.Text ? ReadBytes(cursor, tree) : ReadNumber(cursor, tree);
        if (At is not null)
        {
            cursor.At = next;
        }

        return read;
    }

    private bool ReadBytes(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        if (!cursor.TryTake(Length ?? cursor.Length - cursor.At, out var bytes))
        {
            return false;
        }

        if (Type != BinaryType.Skip)
        {
            tree?.WriteString(Name + cursor.Suffix, Type == BinaryType.Text ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : Convert.ToHexStringLower(bytes));
        }

        return true;
    }

    private bool ReadNumber(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        if (!cursor.TryTake(Size, out var bytes))
        {
            return false;
        }

        if (Type is BinaryType.F32 or BinaryType.F64)
        {
            WriteFloat(bytes, cursor, tree);
            return true;
        }

        var raw = Raw(bytes);
        if (Name.Length > 0)
        {
            cursor.Seen[Name] = raw;
            WriteWhole(raw, cursor, tree);
        }

        foreach (var (name, first, count) in Bits)
        {
            var bits = (long)(((ulong)raw >> first) & ((1UL << count) - 1));
            cursor.Seen[name] = bits;
            tree?.WriteNumber(name + cursor.Suffix, bits);
        }

        return true;
    }

    private void WriteWhole(long raw, BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        if (tree is null)
        {
            return;
        }

        tree.WritePropertyName(Name + cursor.Suffix);
        var plain = Scale == 1 && Divisor == 1 && Offset == 0;
        if (plain && Type == BinaryType.U64)
        {
            tree.WriteNumberValue((ulong)raw);
        }
        else if (plain)
        {
            tree.WriteNumberValue(raw);
        }
        else
        {
            TreeBuffer.WriteNumber(tree, ((Type == BinaryType.U64 ? (ulong)raw : (double)raw) * Scale / Divisor) + Offset);
        }
    }

    private void WriteFloat(ReadOnlySpan<byte> bytes, BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        if (tree is null)
        {
            return;
        }

        tree.WritePropertyName(Name + cursor.Suffix);
        if (Type == BinaryType.F32)
        {
            var single = LittleEndian ? BinaryPrimitives.ReadSingleLittleEndian(bytes) : BinaryPrimitives.ReadSingleBigEndian(bytes);
            TreeBuffer.WriteSingle(tree, (float)((single * Scale / Divisor) + Offset));
            return;
        }

        var value = LittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
        TreeBuffer.WriteNumber(tree, (value * Scale / Divisor) + Offset);
    }

    private long Raw(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            value = (value << 8) | bytes[LittleEndian ? bytes.Length - 1 - i : i];
        }

        var isSigned = Type is BinaryType.I8 or BinaryType.I16 or BinaryType.I24 or BinaryType.I32 or BinaryType.I64;
        var unused = 64 - (bytes.Length * 8);
        return isSigned ? (long)(value << unused) >> unused : (long)value;
    }
}
