using System.Globalization;

namespace OpsCenter.Core.Telemetry;

/// <summary>A moment in UTC with nanosecond resolution, the resolution of InfluxDB line protocol.</summary>
/// <remarks>
/// <see cref="DateTimeOffset"/> counts 100 ns, so two points one nanosecond apart would become one and a reading would be
/// lost; therefore time inside is this type, and <see cref="DateTimeOffset"/> appears only at the pages.
/// </remarks>
/// <param name="UnixNanoseconds">Nanoseconds since 1970-01-01T00:00:00Z. Reaches from 1677 to 2262.</param>
public readonly record struct Instant(long UnixNanoseconds) : IComparable<Instant>
{
    private const long NanosecondsPerTick = 100;

    public long UnixMilliseconds => Math.DivRem(UnixNanoseconds, 1_000_000, out var rest) - (rest < 0 ? 1 : 0);

    public static Instant FromUnixMilliseconds(long milliseconds) => new(checked(milliseconds * 1_000_000));

    public static Instant From(DateTimeOffset time) =>
        new(checked((time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick));

    /// <summary>The same moment to the next lower 100 ns.</summary>
    public DateTimeOffset ToDateTimeOffset()
    {
        var ticks = Math.DivRem(UnixNanoseconds, NanosecondsPerTick, out var rest) - (rest < 0 ? 1 : 0);
        return DateTimeOffset.UnixEpoch.AddTicks(ticks);
    }

    public int CompareTo(Instant other) => UnixNanoseconds.CompareTo(other.UnixNanoseconds);

    public static Instant operator +(Instant time, TimeSpan span) => new(time.UnixNanoseconds + (span.Ticks * NanosecondsPerTick));

    public static Instant operator -(Instant time, TimeSpan span) => new(time.UnixNanoseconds - (span.Ticks * NanosecondsPerTick));

    public static TimeSpan operator -(Instant later, Instant earlier) =>
        new((later.UnixNanoseconds - earlier.UnixNanoseconds) / NanosecondsPerTick);

    public static bool operator <(Instant left, Instant right) => left.UnixNanoseconds < right.UnixNanoseconds;

    public static bool operator >(Instant left, Instant right) => left.UnixNanoseconds > right.UnixNanoseconds;

    public static bool operator <=(Instant left, Instant right) => left.UnixNanoseconds <= right.UnixNanoseconds;

    public static bool operator >=(Instant left, Instant right) => left.UnixNanoseconds >= right.UnixNanoseconds;

    /// <summary>ISO 8601 in UTC with milliseconds.</summary>
    public override string ToString() =>
        ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
