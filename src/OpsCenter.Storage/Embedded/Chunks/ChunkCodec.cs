using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Chunks;

/// <summary>
/// Points of one series, column by column: times as differences of differences in the coarsest unit that loses nothing, values
/// as differences of decimal integers where they are decimals, quality and flags as runs, and how long each took to arrive.
/// A chunk that still grows may be a list of such blobs: what comes at its end is put behind it, unread and unchanged.
/// </summary>
/// <remarks>The time of arrival is kept to the millisecond; all else exactly.</remarks>
internal static class ChunkCodec
{
    private const byte Columns = 1;
    private const byte Pieces = 2;

    /// <summary>One more, and all become one again: small runs cost bytes.</summary>
    private const int MostPieces = 16;

    private const byte RawValues = byte.MaxValue;
    private const long NanosecondsPerMillisecond = 1_000_000;

    public static byte[] Encode(BlobWriter writer, ReadOnlySpan<StoredPoint> points) => Encode(writer, points, compress: true);

    /// <summary>The blob with later points at its end.</summary>
    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static byte[] Append(BlobWriter writer, ReadOnlySpan<byte> blob, ReadOnlySpan<StoredPoint> points)
    {
        var content = SealedBlob.Open(blob);
        if (IsPieces(content) && CountPieces(content) >= MostPieces)
        {
            return Encode(writer, [.. Decode(blob), .. points]);
        }

        var piece = Encode(writer, points, compress: false);
        writer.Clear();
        if (IsPieces(content))
        {
            writer.Bytes(content);
        }
        else
        {
            writer.Byte(Pieces);
            WritePiece(writer, blob);
        }

        WritePiece(writer, piece);
        return SealedBlob.Seal(writer.Written, compress: false);
    }

    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static StoredPoint[] Decode(ReadOnlySpan<byte> blob)
    {
        var content = SealedBlob.Open(blob);
        return IsPieces(content) ? DecodePieces(content) : DecodeColumns(content);
    }

    private static byte[] Encode(BlobWriter writer, ReadOnlySpan<StoredPoint> points, bool compress)
    {
        writer.Begin(Columns, points.Length);
        WriteTimes(writer, points);
        WriteValues(writer, points);
        WriteMarks(writer, points);
        WriteLags(writer, points);
        return SealedBlob.Seal(writer.Written, compress);
    }

    private static bool IsPieces(ReadOnlySpan<byte> content) => !content.IsEmpty && content[0] == Pieces;

    private static void WritePiece(BlobWriter writer, ReadOnlySpan<byte> piece)
    {
        writer.Unsigned((ulong)piece.Length);
        writer.Bytes(piece);
    }

    private static int CountPieces(ReadOnlySpan<byte> content)
    {
        var reader = new BlobReader(content[1..]);
        var count = 0;
        for (; reader.Remaining > 0; count++)
        {
            reader.Bytes(reader.Unsigned());
        }

        return count;
    }

    private static StoredPoint[] DecodePieces(ReadOnlySpan<byte> content)
    {
        var reader = new BlobReader(content[1..]);
        var points = new List<StoredPoint>();
        while (reader.Remaining > 0)
        {
            // A piece is columns: a list within a list was never written, and would let damage choose how deep we call.
            points.AddRange(DecodeColumns(SealedBlob.Open(reader.Bytes(reader.Unsigned()))));
        }

        return [.. points];
    }

    private static StoredPoint[] DecodeColumns(ReadOnlySpan<byte> content)
    {
        var reader = new BlobReader(content);
        var points = new StoredPoint[reader.Begin(Columns)];
        var numbers = ArrayPool<long>.Shared.Rent(points.Length * 2);
        try
        {
            // Two columns beside each other until there is a point to put them in: a point is four times as wide as what is read of it.
            var times = numbers.AsSpan(0, points.Length);
            var values = MemoryMarshal.Cast<long, double>(numbers.AsSpan(points.Length, points.Length));
            ReadTimes(ref reader, times);
            ReadValues(ref reader, values);
            ReadMarks(ref reader, times, values, points);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(numbers);
        }

        ReadLags(ref reader, points);
        return points;
    }

    private static void WriteTimes(BlobWriter writer, ReadOnlySpan<StoredPoint> points)
    {
        byte index = 0;
        foreach (ref readonly var point in points)
        {
            index = TimeUnits.Coarsest(point.Time, index);
        }

        writer.Byte(index);
        var unit = TimeUnits.Of(index);
        long time = 0, step = 0;
        foreach (ref readonly var point in points)
        {
            var now = point.Time / unit;
            writer.Signed(unchecked(now - time - step));
            step = unchecked(now - time);
            time = now;
        }
    }

    private static void ReadTimes(ref BlobReader reader, Span<long> times)
    {
        var unit = TimeUnits.Of(reader.Byte());
        long time = 0, step = 0;
        foreach (ref var into in times)
        {
            step = unchecked(step + reader.Signed());
            time = unchecked(time + step);
            into = unchecked(time * unit);
        }
    }

    private static void WriteValues(BlobWriter writer, ReadOnlySpan<StoredPoint> points)
    {
        var values = new double[points.Length];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = points[index].Value;
        }

        if (!DecimalNumbers.TryWrite(writer, values))
        {
            WriteRawValues(writer, points);
        }
    }

    private static void WriteRawValues(BlobWriter writer, ReadOnlySpan<StoredPoint> points)
    {
        writer.Byte(RawValues);
        var previous = 0L;
        foreach (ref readonly var point in points)
        {
            // What neighbours share are the high bits; turned round, they become the leading zeros that the number leaves out.
            var bits = BitConverter.DoubleToInt64Bits(point.Value);
            writer.Unsigned((ulong)BinaryPrimitives.ReverseEndianness(bits ^ previous));
            previous = bits;
        }
    }

    private static void ReadValues(ref BlobReader reader, Span<double> values)
    {
        var decimals = reader.Byte();
        var power = DecimalNumbers.Power(decimals);
        var previous = 0L;
        foreach (ref var value in values)
        {
            if (decimals == RawValues)
            {
                previous ^= BinaryPrimitives.ReverseEndianness((long)reader.Unsigned());
                value = BitConverter.Int64BitsToDouble(previous);
            }
            else
            {
                previous += reader.Signed();
                value = previous / power;
            }
        }
    }

    private static void WriteMarks(BlobWriter writer, ReadOnlySpan<StoredPoint> points)
    {
        for (var index = 0; index < points.Length;)
        {
            var (quality, flags) = (points[index].Quality, points[index].Flags);
            var end = index + 1;
            while (end < points.Length && points[end].Quality == quality && points[end].Flags == flags)
            {
                end++;
            }

            writer.Byte((byte)quality);
            writer.Byte((byte)flags);
            writer.Unsigned((ulong)(end - index));
            index = end;
        }
    }

    private static void ReadMarks(ref BlobReader reader, ReadOnlySpan<long> times, ReadOnlySpan<double> values, StoredPoint[] points)
    {
        for (var index = 0; index < points.Length;)
        {
            var (quality, flags) = ((Quality)reader.Byte(), (ReadingFlags)reader.Byte());
            var run = reader.Unsigned();
            if (run == 0 || run > (ulong)(points.Length - index))
            {
                throw new InvalidDataException("a run of marks has an impossible length");
            }

            for (var end = index + (int)run; index < end; index++)
            {
                points[index] = new StoredPoint(times[index], values[index], quality, flags, 0);
            }
        }
    }

    private static void WriteLags(BlobWriter writer, ReadOnlySpan<StoredPoint> points)
    {
        var previous = 0L;
        foreach (ref readonly var point in points)
        {
            var lag = unchecked(point.Received - point.Time) / NanosecondsPerMillisecond;
            writer.Signed(lag - previous);
            previous = lag;
        }
    }

    private static void ReadLags(ref BlobReader reader, StoredPoint[] points)
    {
        var lag = 0L;
        for (var index = 0; index < points.Length; index++)
        {
            lag += reader.Signed();
            points[index] = points[index] with { Received = unchecked(points[index].Time + (lag * NanosecondsPerMillisecond)) };
        }
    }
}
