using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Two rules over the same readings.</summary>
/// <param name="Added">Alarms of the new rule at whose time the old one has none for the series.</param>
/// <param name="Gone">Alarms of the old rule at whose time the new one has none for the series.</param>
/// <param name="Milder">Alarms of the new rule where the old one reached a worse severity.</param>
/// <param name="Worse">Alarms of the new rule where the old one reached only a milder severity.</param>
public sealed record BacktestComparison(
    IReadOnlyList<BacktestAlarm> Added, IReadOnlyList<BacktestAlarm> Gone, IReadOnlyList<BacktestAlarm> Milder, IReadOnlyList<BacktestAlarm> Worse)
{
    public static BacktestComparison Of(BacktestRun old, BacktestRun now)
    {
        var (before, after) = (old.Alarms.ToLookup(alarm => alarm.Series), now.Alarms.ToLookup(alarm => alarm.Series));
        var pairs = now.Alarms
            .Select(alarm => (Alarm: alarm, Old: before[alarm.Series].Where(other => Overlap(alarm, other)).Select(other => (Severity?)other.Severity).Min()))
            .ToList();
        return new BacktestComparison(
            [.. pairs.Where(pair => pair.Old is null).Select(pair => pair.Alarm)],
            [.. old.Alarms.Where(alarm => !after[alarm.Series].Any(other => Overlap(alarm, other)))],
            [.. pairs.Where(pair => pair.Old < pair.Alarm.Severity).Select(pair => pair.Alarm)],
            [.. pairs.Where(pair => pair.Old > pair.Alarm.Severity).Select(pair => pair.Alarm)]);
    }

    private static bool Overlap(BacktestAlarm one, BacktestAlarm other) =>
        (one.ClearedAt is not { } end || other.RaisedAt <= end) && (other.ClearedAt is not { } otherEnd || one.RaisedAt <= otherEnd);
}
