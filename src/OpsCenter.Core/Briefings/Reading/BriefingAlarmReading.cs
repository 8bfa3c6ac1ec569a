using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Briefings.Reading;

/// <summary>Reads what alarms did, which rules changed and what work is announced. Thread-safe.</summary>
public sealed class BriefingAlarmReading(IAlarmPast past, IRuleStore rules, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> inForce, MaintenanceCalendar maintenance)
{
    /// <summary>Transitions of a period that are read; beyond it the briefing says that there were more.</summary>
    private const int MostTransitions = 200_000;

    public async Task<BriefingFacts> ReadAsync(BriefingPeriod period, BriefingFacts facts, CancellationToken cancellation)
    {
        var asOf = facts.Now < period.End ? facts.Now : period.End;
        var gone = asOf - period.Start;
        var raised = await RaisedAsync(period, gone, cancellation);
        var before = await RaisedAsync(period.Previous, gone, cancellation);
        var lastYear = await RaisedAsync(period.LastYear, gone, cancellation);
        var standing = new OccurrenceLog();
        foreach (var transition in await past.StandingAsync(await past.SequenceAtAsync(asOf, cancellation), cancellation))
        {
            standing.Add(transition);
        }

        return facts with
        {
            Raised = raised.All,
            RaisedBefore = before.All,
            RaisedLastYear = lastYear.All,
            RecordedBefore = await past.SequenceAtAsync(period.Start, cancellation) > 0,
            RecordedLastYear = await past.SequenceAtAsync(period.LastYear.End, cancellation) > 0,
            Standing = standing.All,
            Rules = await rules.NewestAsync(cancellation),
            RuleTitles = inForce.Current,
            Maintenance = maintenance.Current,
            Truncated = facts.Truncated || raised.Cut || before.Cut || lastYear.Cut,
        };
    }

    private async Task<(IReadOnlyList<AlarmOccurrence> All, bool Cut)> RaisedAsync(BriefingPeriod period, TimeSpan gone, CancellationToken cancellation)
    {
        var (log, count) = (new OccurrenceLog(), 0);
        await foreach (var transition in past.BetweenAsync(period.Start, period.EndAfter(gone), cancellation))
        {
            if (++count > MostTransitions)
            {
                return (log.All, true);
            }

            log.Add(transition);
        }

        return (log.All, false);
    }
}
