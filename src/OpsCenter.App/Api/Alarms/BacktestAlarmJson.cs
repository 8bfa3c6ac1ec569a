using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Backtest;

namespace OpsCenter.App.Api.Alarms;

/// <summary>One alarm that a rule would have raised.</summary>
/// <param name="Tags">Of its series.</param>
/// <param name="RaisedAt">Event time.</param>
/// <param name="ClearedAt">Event time; null where it stood at the end.</param>
/// <param name="Level">Worst rung reached, from 1.</param>
/// <param name="Severity">Of that rung.</param>
/// <param name="Limit">Of that rung.</param>
/// <param name="Peak">Value furthest beyond the limit.</param>
/// <param name="PeakAt">Event time.</param>
/// <param name="Calls">How often it called an operator: raised, and each time it became worse.</param>
public sealed record BacktestAlarmJson(
    IReadOnlyDictionary<string, string> Tags, string RaisedAt, string? ClearedAt, int Level, string Severity, double Limit, double Peak, string PeakAt, int Calls)
{
    internal static IReadOnlyList<BacktestAlarmJson> Newest(IReadOnlyList<BacktestAlarm> alarms, int most) => [.. alarms.TakeLast(most).Select(Of)];

    private static BacktestAlarmJson Of(BacktestAlarm alarm) => new(
        SeriesJson.Tags(alarm.Series),
        Rfc3339.Format(alarm.RaisedAt),
        alarm.ClearedAt is { } at ? Rfc3339.Format(at) : null,
        alarm.Level,
        SeriesJson.Name(alarm.Severity),
        alarm.Limit,
        alarm.Peak,
        Rfc3339.Format(alarm.PeakAt),
        alarm.Calls.Count);
}
