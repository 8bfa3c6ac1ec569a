using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms.Backtest;

namespace OpsCenter.App.Api.Alarms;

/// <summary>What the alarms ask of one operator, in windows of ten minutes.</summary>
/// <param name="Calls">Alarms raised or grown worse within the span.</param>
/// <param name="PerDay">The same a day.</param>
/// <param name="BudgetPerDay">Calls of all rules together that one operator deals with a day (EEMUA 191).</param>
/// <param name="Busiest">Most calls in one window.</param>
/// <param name="BusiestAt">Its start; null where there was no call.</param>
/// <param name="Floods">Windows with more than ten calls; under 1 % is the aim.</param>
/// <param name="Windows">Windows in the span.</param>
public sealed record BacktestLoadJson(int Calls, double PerDay, double BudgetPerDay, int Busiest, string? BusiestAt, int Floods, int Windows)
{
    internal static BacktestLoadJson Of(BacktestLoad load) => new(
        load.Calls,
        Math.Round(load.PerDay, 2),
        BacktestLoad.ADay,
        load.Busiest,
        load.BusiestAt is { } at ? Rfc3339.Format(at) : null,
        load.Floods,
        load.Windows);
}
