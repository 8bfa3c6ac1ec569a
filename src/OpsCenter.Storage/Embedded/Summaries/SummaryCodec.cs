using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Encoding;

namespace OpsCenter.Storage.Embedded.Summaries;

/// <summary>Summaries of hours of one series, column by column like a chunk: about 25 bytes for an hour of a sensor with two decimals.</summary>
internal static class SummaryCodec
{
    private const byte Version = 1;
    private const byte Raw = byte.MaxValue;

    /// <summary>Only what is kept for years is long enough to pack.</summary>
    private const int PackFrom = 48;

    public static byte[] Encode(BlobWriter writer, ReadOnlySpan<WindowSummary> hours)
    {
        writer.Begin(Version, hours.Length);
        WriteTimes(writer, hours);
        var column = new double[hours.Length];
        WriteColumn(writer, hours, column, hour => hour.Min);
        WriteColumn(writer, hours, column, hour => hour.Max);
        WriteColumn(writer, hours, column, hour => hour.First);
        WriteColumn(writer, hours, column, hour => hour.Last);
        WriteColumn(writer, hours, column, hour => hour.Sum);
        WriteColumn(writer, hours, column, hour => hour.Increase);
        foreach (ref readonly var hour in hours)
        {
            writer.Unsigned((ulong)hour.Count);
            writer.Byte((byte)hour.Worst);
            writer.Byte((byte)hour.Flags);
        }

        return SealedBlob.Seal(writer.Written, compress: hours.Length >= PackFrom);
    }

    /// <exception cref="InvalidDataException">The blob is damaged.</exception>
    public static WindowSummary[] Decode(ReadOnlySpan<byte> blob)
    {
        var reader = new BlobReader(SealedBlob.Open(blob));
        var hours = new WindowSummary[reader.Begin(Version)];
        ReadTimes(ref reader, hours);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.Min = value);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.Max = value);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.First = value);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.Last = value);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.Sum = value);
        ReadColumn(ref reader, hours, static (ref WindowSummary hour, double value) => hour.Increase = value);
        foreach (ref var hour in hours.AsSpan())
        {
            hour.Count = (long)reader.Unsigned();
            hour.Worst = (Quality)reader.Byte();
            hour.Flags = (ReadingFlags)reader.Byte();
        }

        return hours;
    }

    private static void WriteTimes(BlobWriter writer, ReadOnlySpan<WindowSummary> hours)
    {
        byte index = 0;
        foreach (ref readonly var hour in hours)
        {
            index = TimeUnits.Coarsest(hour.FirstTime.UnixNanoseconds, index);
            index = TimeUnits.Coarsest(hour.LastTime.UnixNanoseconds, index);
            index = TimeUnits.Coarsest(hour.MinTime.UnixNanoseconds, index);
            index = TimeUnits.Coarsest(hour.MaxTime.UnixNanoseconds, index);
        }

        writer.Byte(index);
        var (unit, last) = (TimeUnits.Of(index), 0L);
        foreach (ref readonly var hour in hours)
        {
            var first = hour.FirstTime.UnixNanoseconds / unit;
            writer.Signed(unchecked(first - last));
            last = hour.LastTime.UnixNanoseconds / unit;
            writer.Unsigned((ulong)(last - first));
            writer.Unsigned((ulong)((hour.MinTime.UnixNanoseconds / unit) - first));
            writer.Unsigned((ulong)((hour.MaxTime.UnixNanoseconds / unit) - first));
        }
    }

    private static void ReadTimes(ref BlobReader reader, WindowSummary[] hours)
    {
        var unit = TimeUnits.Of(reader.Byte());
        var last = 0L;
        foreach (ref var hour in hours.AsSpan())
        {
            var first = unchecked(last + reader.Signed());
            last = unchecked(first + (long)reader.Unsigned());
            hour.FirstTime = new Instant(unchecked(first * unit));
            hour.LastTime = new Instant(unchecked(last * unit));
            hour.MinTime = new Instant(unchecked((first + (long)reader.Unsigned()) * unit));
            hour.MaxTime = new Instant(unchecked((first + (long)reader.Unsigned()) * unit));
        }
    }

    private static void WriteColumn(BlobWriter writer, ReadOnlySpan<WindowSummary> hours, double[] column, Func<WindowSummary, double> part)
    {
        for (var index = 0; index < hours.Length; index++)
        {
            column[index] = part(hours[index]);
        }

        if (!DecimalNumbers.TryWrite(writer, column))
        {
            writer.Byte(Raw);
            Array.ForEach(column, writer.Double);
        }
    }

    private static void ReadColumn(ref BlobReader reader, WindowSummary[] hours, Setter set)
    {
        var decimals = reader.Byte();
        var power = DecimalNumbers.Power(decimals);
        var previous = 0L;
        foreach (ref var hour in hours.AsSpan())
        {
            if (decimals == Raw)
            {
                set(ref hour, reader.Double());
                continue;
            }

            previous += reader.Signed();
            set(ref hour, previous / power);
        }
    }

    private delegate void Setter(ref WindowSummary hour, double value);
}
