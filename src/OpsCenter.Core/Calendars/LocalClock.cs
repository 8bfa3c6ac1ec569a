using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Calendars;

/// <summary>The province's time, without summer time (Asia/Ho_Chi_Minh is UTC+7 all year): schedules are meant in it.</summary>
public static class LocalClock
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTime Local(Instant at) => (at.ToDateTimeOffset() + Offset).DateTime;

    public static Instant At(DateTime local) => Instant.From(new DateTimeOffset(local, TimeSpan.Zero)) - Offset;

    /// <summary>Hours since a Monday at 0:00.</summary>
    public static int HourOfWeek(Instant at)
    {
        var local = Local(at);
        return ((((int)local.DayOfWeek + 6) % 7) * 24) + local.Hour;
    }
}
