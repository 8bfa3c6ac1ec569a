using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Journal;

/// <summary>One commit's new points as a blob, in the order they are to be applied.</summary>
internal static class JournalCodec
{
    private const byte Version = 1;

    public static byte[] Encode(BlobWriter writer, ReadOnlySpan<JournalPoint> points)
    {
        writer.Begin(Version, points.Length);
        long time = 0, received = 0;
        foreach (ref readonly var entry in points)
        {
            var point = entry.Point;
            writer.Unsigned((ulong)entry.Series);
            writer.Signed(unchecked(point.Time - time));
            writer.Signed(unchecked(point.Received - received));
            writer.Byte((byte)point.Quality);
            writer.Byte((byte)point.Flags);
            writer.Double(point.Value);
            time = point.Time;
            received = point.Received;
        }

        return SealedBlob.Seal(writer.Written, compress: false);
    }

    public static JournalPoint[] Decode(ReadOnlySpan<byte> blob)
    {
        var reader = new BlobReader(SealedBlob.Open(blob));
        var points = new JournalPoint[reader.Begin(Version)];
        long time = 0, received = 0;
        for (var index = 0; index < points.Length; index++)
        {
            var series = (int)reader.Unsigned();
            time = unchecked(time + reader.Signed());
            received = unchecked(received + reader.Signed());
            var quality = (Quality)reader.Byte();
            var flags = (ReadingFlags)reader.Byte();
            points[index] = new JournalPoint(series, new StoredPoint(time, reader.Double(), quality, flags, received));
        }

        return points;
    }
}
