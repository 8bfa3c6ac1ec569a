using OpsCenter.Core.Alarms.Backtest;

namespace OpsCenter.App.Api.Alarms;

/// <summary>A draft beside the rule in force, over the same readings. Alarms of the same series that overlap in time count as the same.</summary>
/// <param name="InForce">Alarms of the rule in force.</param>
/// <param name="InForceCalls">Its calls.</param>
/// <param name="Added">Alarms only the draft raises.</param>
/// <param name="Gone">Alarms only the rule in force raises.</param>
/// <param name="Milder">Alarms that the draft gives a milder severity.</param>
/// <param name="Worse">Alarms that the draft gives a worse severity.</param>
/// <param name="ListedAdded">The newest of them.</param>
/// <param name="ListedGone">The newest of them.</param>
public sealed record BacktestDifferenceJson(
    int InForce, int InForceCalls, int Added, int Gone, int Milder, int Worse, IReadOnlyList<BacktestAlarmJson> ListedAdded, IReadOnlyList<BacktestAlarmJson> ListedGone)
{
    internal static BacktestDifferenceJson Of(BacktestRun inForce, BacktestRun draft, int most)
    {
        var difference = BacktestComparison.Of(inForce, draft);
        return new BacktestDifferenceJson(
            inForce.Alarms.Count,
            inForce.Load.Calls,
            difference.Added.Count,
            difference.Gone.Count,
            difference.Milder.Count,
            difference.Worse.Count,
            BacktestAlarmJson.Newest(difference.Added, most),
            BacktestAlarmJson.Newest(difference.Gone, most));
    }
}
