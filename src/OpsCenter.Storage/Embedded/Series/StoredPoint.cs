using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>A reading without its series. Times are Unix nanoseconds.</summary>
internal readonly record struct StoredPoint(long Time, double Value, Quality Quality, ReadingFlags Flags, long Received)
{
    public static StoredPoint From(in Reading reading) =>
        new(reading.Time.UnixNanoseconds, reading.Value, reading.Quality, reading.Flags, reading.ReceivedAt.UnixNanoseconds);

    public Point ToPoint() => new(new Instant(Time), Value, Quality, Flags);

    public Reading ToReading(SeriesKey series) => new(series, new Instant(Time), Value, Quality, Flags, new Instant(Received));
}
