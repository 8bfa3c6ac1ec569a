using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Hours of the day here in which a route is open; over midnight where the end is before the begin.</summary>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after; the same as <paramref name="From"/> is refused when read.</param>
public sealed record RouteHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Asia/Ho_Chi_Minh: UTC+7 the year round since 1975, so that no time-zone data are needed.</summary>
    private static readonly TimeSpan Here = TimeSpan.FromHours(7);

    public bool Contains(Instant moment) =>
        TimeOnly.FromDateTime(moment.ToDateTimeOffset().ToOffset(Here).DateTime).IsBetween(From, To);
}
