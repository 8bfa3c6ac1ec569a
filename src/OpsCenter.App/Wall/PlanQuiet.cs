using OpsCenter.Core.Dashboards;

namespace OpsCenter.App.Wall;

/// <param name="FromMinute">Of the province's day.</param>
/// <param name="ToMinute">Of the province's day; smaller than the other where midnight lies between.</param>
/// <param name="Dim">0 to 1: brightness taken away.</param>
/// <param name="UtcOffsetMinutes">Of the province's time.</param>
public sealed record PlanQuiet(int FromMinute, int ToMinute, double Dim, int UtcOffsetMinutes)
{
    internal static PlanQuiet? Of(QuietHours? quiet, int utcOffsetMinutes) =>
        quiet is null ? null : new PlanQuiet(Minute(quiet.From), Minute(quiet.To), quiet.Dim / 100.0, utcOffsetMinutes);

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
