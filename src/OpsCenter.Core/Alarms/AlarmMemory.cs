using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Gives rules that look back what they would remember, out of the store: after a start, and when rules change. What they remember is stored nowhere else.</summary>
public sealed class AlarmMemory(AlarmEngine engine, ITelemetryStore telemetry)
{
    /// <summary>Readings, or windows, of one rule; beyond it the rule begins with less.</summary>
    private const int Most = 5_000_000;

    /// <summary>Events of one kind.</summary>
    private const int MostEvents = 10_000;

    /// <param name="judgedUpTo">What is newer will be judged, and learnt by that.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task RecallAsync(Instant judgedUpTo, CancellationToken cancellation)
    {
        try
        {
            foreach (var rule in engine.Rules.ById.Values)
            {
                await RecallAsync(rule.Config, judgedUpTo, cancellation);
            }
        }
        catch (StoreUnavailableException)
        {
            // They begin without a past and learn on; alarms by level do not wait for history.
        }
    }

    /// <summary>Events of exactly this kind, oldest first.</summary>
    internal async Task<IReadOnlyList<OperationalEvent>> EventsAsync(string kind, Instant from, Instant to, CancellationToken cancellation)
    {
        var events = await telemetry.EventsAsync(new EventQuery(from, to, kind, Limit: MostEvents), cancellation);
        return [.. events.Where(happened => happened.Kind == kind).Reverse()];
    }

    private async Task RecallAsync(AlarmRuleConfig rule, Instant judgedUpTo, CancellationToken cancellation)
    {
        var from = judgedUpTo - rule.Condition.Memory;
        switch (rule.Condition)
        {
            case AlarmCondition.Seasonal:
                await RecallWindowsAsync(rule.Selector, from, judgedUpTo, cancellation);
                break;
            case AlarmCondition.Count:
                var events = await EventsAsync(rule.Selector.Field!, from, judgedUpTo, cancellation);
                engine.Recall(past =>
                {
                    foreach (var happened in events)
                    {
                        past.Learn(happened, judgedUpTo);
                    }
                });
                break;
            case AlarmCondition.Rate:
                await RecallReadingsAsync(rule.Selector, from, judgedUpTo, cancellation);
                break;
            case AlarmCondition.Deviation deviation:
                await RecallReadingsAsync(rule.Selector, from, judgedUpTo, cancellation);
                await RecallReadingsAsync(deviation.Against, from, judgedUpTo, cancellation);
                break;
        }
    }

    private async Task RecallReadingsAsync(SeriesSelector selector, Instant from, Instant judgedUpTo, CancellationToken cancellation)
    {
        var query = new RangeQuery(selector, from, judgedUpTo + TimeSpan.FromSeconds(1), Step: null, Aggregate.Last, TimeSpan.Zero, Most);
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            engine.Recall(past =>
            {
                foreach (var point in series.Points)
                {
                    past.Learn(new Reading(series.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time), judgedUpTo);
                }
            });
        }
    }

    private async Task RecallWindowsAsync(SeriesSelector selector, Instant from, Instant judgedUpTo, CancellationToken cancellation)
    {
        // Whole windows only: the one under way is learnt from its readings.
        var step = SeasonalSignal.Step;
        var last = judgedUpTo.UnixNanoseconds - (judgedUpTo.UnixNanoseconds % (step.Ticks * 100));
        var query = new RangeQuery(selector, from, new Instant(last), step, Aggregate.Mean, TimeSpan.Zero, Most);
        await foreach (var series in telemetry.QueryAsync(query, cancellation))
        {
            engine.Recall(past =>
            {
                foreach (var window in series.Points)
                {
                    past.LearnWindow(series.Series, in window);
                }
            });
        }

        await RecallReadingsAsync(selector, new Instant(last), judgedUpTo, cancellation);
    }
}
