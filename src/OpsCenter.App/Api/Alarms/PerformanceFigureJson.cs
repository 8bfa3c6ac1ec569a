using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Performance;

namespace OpsCenter.App.Api.Alarms;

/// <param name="Kind">perDay, perHour, perTenMinutes, busiest, floodShare, urgentShare, mediumShare, standing, stale, chattering or inTime.</param>
/// <param name="Value">Shares from 0 to 1; null where there was nothing to judge.</param>
/// <param name="Target">Same unit.</param>
/// <param name="Tolerable">Beyond it the target is missed.</param>
/// <param name="Verdict">met, tolerable, missed or unknown.</param>
public sealed record PerformanceFigureJson(string Kind, double? Value, double Target, double Tolerable, string Verdict)
{
    internal static PerformanceFigureJson From(AlarmFigure figure) =>
        new(SeriesJson.Name(figure.Kind), figure.Value, figure.Target, figure.Tolerable, SeriesJson.Name(figure.Verdict));
}
