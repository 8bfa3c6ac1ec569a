using System.Globalization;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Maintenance;

/// <summary>A maintenance window.</summary>
/// <param name="RunsUntil">End of the occurrence that runs now; null where none does.</param>
/// <param name="Next">Beginnings of the next five.</param>
public sealed record MaintenanceJson(
    string Id, string Reason, string? Pack, string? Site, string? Area, string? Device, string? Rule, string Repeat, IReadOnlyList<string> Dates,
    IReadOnlyList<string> Days, string Start, double Minutes, string Zone, string? From, string? Until, string MadeBy, string MadeAt, string? RunsUntil,
    IReadOnlyList<string> Next)
{
    private const int Listed = 5;

    internal static MaintenanceJson Of(MaintenanceWindow window, Instant now)
    {
        var (scope, schedule) = (window.Scope, window.Schedule);
        return new MaintenanceJson(
            window.Id,
            window.Reason,
            scope.Pack,
            scope.Site,
            scope.Area,
            scope.Device,
            scope.Rule,
            SeriesJson.Name(schedule.Repeat),
            [.. schedule.Dates.Select(Day)],
            [.. schedule.Days.Select(SeriesJson.Name)],
            schedule.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
            schedule.Length.TotalMinutes,
            schedule.Zone,
            schedule.From is { } from ? Day(from) : null,
            schedule.Until is { } until ? Day(until) : null,
            window.MadeBy,
            Rfc3339.Format(window.MadeAt),
            window.At(now) is { } running ? Rfc3339.Format(running.End) : null,
            [.. schedule.Next(now, Listed).Select(one => Rfc3339.Format(one.Start))]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
