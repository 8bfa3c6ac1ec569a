namespace OpsCenter.Core.Alarms.Performance;

/// <summary>One figure beside its target. Immutable.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">Shares from 0 to 1; null where there was nothing to judge.</param>
/// <param name="Target">Same unit.</param>
/// <param name="Tolerable">Beyond it the target is missed.</param>
/// <param name="Verdict">Met or not.</param>
public sealed record AlarmFigure(AlarmFigureKind Kind, double? Value, double Target, double Tolerable, AlarmVerdict Verdict)
{
    public bool IsShare => Kind is AlarmFigureKind.FloodShare or AlarmFigureKind.UrgentShare or AlarmFigureKind.MediumShare or AlarmFigureKind.InTime;

    /// <summary>Every figure of a report, in the order of reading.</summary>
    /// <remarks>
    /// Targets: EEMUA 191 and ISA-18.2 as secondary sources sum them up (150 and at most 300 a day, 1 and at most 2 in ten minutes, floods in under 1 % of
    /// windows, priorities about 80/15/5, fewer than 5 stale, none chattering, fewer than 10 standing). Ours: twice the share of a priority and 95 % in time are tolerable.
    /// </remarks>
    public static IReadOnlyList<AlarmFigure> Of(AlarmPerformanceReport report)
    {
        var load = report.Load;
        double? Share(double share) => load.Calls == 0 ? null : share;
        return
        [
            AtMost(AlarmFigureKind.PerDay, load.PerDay, 150, 300),
            AtMost(AlarmFigureKind.PerHour, load.PerHour, 6, 12),
            AtMost(AlarmFigureKind.PerTenMinutes, load.PerTenMinutes, 1, 2),
            AtMost(AlarmFigureKind.Busiest, (double)load.Busiest / load.Operators, AlarmLoad.FloodAbove, AlarmLoad.FloodAbove),
            Below(AlarmFigureKind.FloodShare, load.FloodShare, 0.01, 0.01),
            AtMost(AlarmFigureKind.UrgentShare, Share(report.ShareOf(Telemetry.Severity.Critical) + report.ShareOf(Telemetry.Severity.High)), 0.05, 0.1),
            AtMost(AlarmFigureKind.MediumShare, Share(report.ShareOf(Telemetry.Severity.Medium)), 0.15, 0.3),
            Below(AlarmFigureKind.Standing, report.StandingAverage, 10, 10),
            Below(AlarmFigureKind.Stale, report.Stale.Count, 5, 5),
            AtMost(AlarmFigureKind.Chattering, report.Chattering.Count, 0, 0),
            AtLeast(AlarmFigureKind.InTime, report.Answering.InTimeShare, 1, 0.95),
        ];
    }

    private static AlarmFigure AtMost(AlarmFigureKind kind, double? value, double target, double tolerable) => new(
        kind, value, target, tolerable, value is not { } v ? AlarmVerdict.Unknown : Judge(v <= target, v <= tolerable));

    private static AlarmFigure Below(AlarmFigureKind kind, double value, double target, double tolerable) => new(
        kind, value, target, tolerable, Judge(value < target, value < tolerable));

    private static AlarmFigure AtLeast(AlarmFigureKind kind, double? value, double target, double tolerable) => new(
        kind, value, target, tolerable, value is not { } v ? AlarmVerdict.Unknown : Judge(v >= target, v >= tolerable));

    private static AlarmVerdict Judge(bool met, bool tolerable) => met ? AlarmVerdict.Met : tolerable ? AlarmVerdict.Tolerable : AlarmVerdict.Missed;
}
