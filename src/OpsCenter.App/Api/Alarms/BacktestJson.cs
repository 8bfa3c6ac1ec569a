using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Alarms;

/// <summary>What a rule would have done.</summary>
/// <param name="Rule">Id.</param>
/// <param name="Draft">True where the rule is the one sent, false where it is the one in force.</param>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Series">Series covered that have readings.</param>
/// <param name="Readings">Readings judged, a day before the span included.</param>
/// <param name="Incomplete">Some of the readings could not be read: only their hourly summary is kept, the disk damaged them, or there are too many.</param>
/// <param name="Alarms">Alarms that stood at some time of the span.</param>
/// <param name="BySeverity">Alarms per severity, by the worst each reached.</param>
/// <param name="Load">What it asks of an operator.</param>
/// <param name="Listed">The newest alarms, oldest first.</param>
/// <param name="Difference">To the rule in force; null where that is the rule, or there is none.</param>
public sealed record BacktestJson(
    string Rule,
    bool Draft,
    string From,
    string To,
    int Series,
    long Readings,
    bool Incomplete,
    int Alarms,
    IReadOnlyDictionary<string, int> BySeverity,
    BacktestLoadJson Load,
    IReadOnlyList<BacktestAlarmJson> Listed,
    BacktestDifferenceJson? Difference)
{
    internal static BacktestJson Of(BacktestRun run, BacktestRun? inForce, bool draft, int most) => new(
        run.Rule.Id,
        draft,
        Rfc3339.Format(run.From),
        Rfc3339.Format(run.To),
        run.Series,
        run.Readings,
        run.Incomplete,
        run.Alarms.Count,
        Enum.GetValues<Severity>().Where(severity => severity != Severity.None)
            .ToDictionary(SeriesJson.Name, severity => run.Alarms.Count(alarm => alarm.Severity == severity)),
        BacktestLoadJson.Of(run.Load),
        BacktestAlarmJson.Newest(run.Alarms, most),
        inForce is null ? null : BacktestDifferenceJson.Of(inForce, run, most));
}
