using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Trial;

/// <summary>What became of trying a rule.</summary>
/// <param name="Errors">Mistakes of the draft; with any of them nothing was tried.</param>
/// <param name="Run">What the rule, or its draft, would have done; null with errors, or where there is neither.</param>
/// <param name="InForce">Beside a draft, what the rule in force would have done; null where there is no draft or no such rule.</param>
public sealed record AlarmTrialOutcome(IReadOnlyList<ConfigError> Errors, BacktestRun? Run, BacktestRun? InForce);
