using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.Ingest.Rules;

/// <summary>What the changes of a proposal would have done. Thread-safe.</summary>
public sealed class RuleTrials(AlarmTrial trial, TimeProvider time)
{
    /// <summary>Range of the backtest that goes with a proposal.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    /// <summary>One per rule that stays; empty where the store does not answer.</summary>
    public async Task<IReadOnlyList<RuleVerdict>> UsualAsync(IReadOnlyList<RuleChange> changes, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        try
        {
            return [.. (await RunAsync(changes, now - Usual, now, cancellation)).Select(Verdict)];
        }
        catch (StoreUnavailableException)
        {
            return [];
        }
    }

    /// <summary>The draft and, where there is one, the rule in force of each change that leaves a rule.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<IReadOnlyList<AlarmTrialOutcome>> RunAsync(IReadOnlyList<RuleChange> changes, Instant from, Instant to, CancellationToken cancellation)
    {
        var runs = new List<AlarmTrialOutcome>();
        foreach (var change in changes)
        {
            // The store answers on the thread that asks, and that may be a page's.
            if (change.Text is { } text && await Task.Run(() => trial.RunAsync(change.RuleId, text, from, to, cancellation), cancellation) is { Run: not null } outcome)
            {
                runs.Add(outcome);
            }
        }

        return runs;
    }

    public static RuleVerdict Verdict(AlarmTrialOutcome outcome)
    {
        var (run, before) = (outcome.Run!, outcome.InForce);
        var difference = before is null ? null : BacktestComparison.Of(before, run);
        return new RuleVerdict(
            run.Rule.Id,
            run.From,
            run.To,
            run.Alarms.Count,
            run.Load.Calls,
            run.Load.PerDay,
            run.Load.Busiest,
            before?.Alarms.Count,
            before?.Load.PerDay,
            difference?.Added.Count ?? run.Alarms.Count,
            difference?.Gone.Count ?? 0,
            run.Incomplete || before?.Incomplete == true);
    }
}
