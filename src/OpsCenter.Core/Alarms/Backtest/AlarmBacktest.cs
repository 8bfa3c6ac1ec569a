using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Asks what a rule would have done with what is stored. Thread-safe.</summary>
/// <remarks>
/// The engine's own judge goes over the readings in order of time, so late ones stand where they belong: where devices delivered late,
/// the engine in force may have judged otherwise. It begins a while before the range, so that an alarm that stood at its start is known as such.
/// </remarks>
public sealed class AlarmBacktest(ITelemetryStore store, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules)
{
    /// <summary>How long before the range judging begins; longer where a rule looks back further.</summary>
    public static readonly TimeSpan LeadIn = TimeSpan.FromDays(1);

    /// <summary>Readings of one run: 600 series of a minute for a month.</summary>
    private const int MostReadings = 26_000_000;

    /// <summary>Events of one kind.</summary>
    private const int MostEvents = 100_000;

    /// <param name="rule">In force or not; validated.</param>
    /// <param name="from">Inclusive.</param>
    /// <param name="to">Exclusive.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<BacktestRun> RunAsync(AlarmRuleConfig rule, Instant from, Instant to, CancellationToken cancellation)
    {
        var span = new BacktestSpan(from - LeadIn - rule.Condition.Memory, to);
        var alarms = rule.Condition switch
        {
            AlarmCondition.Deviation or AlarmCondition.Combination => await TogetherAsync(rule, span, cancellation),
            AlarmCondition.Count => await CountedAsync(rule, span, cancellation),
            _ => await AloneAsync(rule, span, cancellation),
        };
        alarms.RemoveAll(alarm => alarm.ClearedAt is { } cleared && cleared < from);
        alarms.Sort((one, other) => one.RaisedAt.CompareTo(other.RaisedAt));
        return new BacktestRun
        {
            Rule = rule,
            From = from,
            To = to,
            Alarms = alarms,
            Load = BacktestLoad.Of(alarms, from, to),
            Series = span.Series,
            Readings = span.Readings,
            Incomplete = span.Incomplete,
        };
    }

    /// <summary>Series that do not know of each other: one after the other, as they come out of the store.</summary>
    private async Task<List<BacktestAlarm>> AloneAsync(AlarmRuleConfig rule, BacktestSpan span, CancellationToken cancellation)
    {
        var (compiled, alarms) = (new AlarmRule(rule), new List<BacktestAlarm>());
        await foreach (var read in QueryAsync(rule.Selector, span, cancellation))
        {
            alarms.AddRange(Of(compiled, read, span.To));
        }

        return alarms;
    }

    private async Task<List<BacktestAlarm>> TogetherAsync(AlarmRuleConfig rule, BacktestSpan span, CancellationToken cancellation)
    {
        var inputs = (rule.Condition as AlarmCondition.Combination)?.Inputs.Select(input => input.RuleId).ToHashSet() ?? [];
        var others = rules.Current.Where(other => inputs.Contains(other.Id) && other.Id != rule.Id).ToList();
        IEnumerable<SeriesSelector> selectors = rule.Condition is AlarmCondition.Deviation deviation
            ? [rule.Selector, deviation.Against]
            : others.Where(other => other.Condition is not AlarmCondition.Count).SelectMany(other =>
                other.Condition is AlarmCondition.Deviation both ? [other.Selector, both.Against] : (SeriesSelector[])[other.Selector]);
        var (floor, merged, known) = (new BacktestFloor(rule, others), new BacktestMerge(), new HashSet<SeriesKey>());
        foreach (var selector in selectors)
        {
            await foreach (var read in QueryAsync(selector, span, cancellation))
            {
                if (known.Add(read.Series))
                {
                    merged.Add(read);
                }
            }
        }

        foreach (var counted in others.Where(other => other.Condition is AlarmCondition.Count))
        {
            merged.Add(await EventsAsync(counted.Selector.Field!, span, cancellation));
        }

        merged.Play(floor);
        return [.. floor.End(span.To)];
    }

    private async Task<List<BacktestAlarm>> CountedAsync(AlarmRuleConfig rule, BacktestSpan span, CancellationToken cancellation)
    {
        var floor = new BacktestFloor(rule, []);
        foreach (var happened in await EventsAsync(rule.Selector.Field!, span, cancellation))
        {
            floor.Judge(happened);
        }

        return [.. floor.End(span.To)];
    }

    private async IAsyncEnumerable<SeriesPoints> QueryAsync(
        SeriesSelector selector, BacktestSpan span, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = new RangeQuery(selector, span.From, span.To, null, Aggregate.Last, TimeSpan.Zero, MostReadings);
        await foreach (var read in store.QueryAsync(query, cancellation))
        {
            span.Count(read);
            yield return read;
        }
    }

    private async Task<IReadOnlyList<OperationalEvent>> EventsAsync(string kind, BacktestSpan span, CancellationToken cancellation)
    {
        var found = await store.EventsAsync(new EventQuery(span.From, span.To, kind, Limit: MostEvents), cancellation);
        var events = found.Where(happened => happened.Kind == kind).Reverse().ToList();
        span.Count(events.Count, found.Count >= MostEvents);
        return events;
    }

    internal static List<BacktestAlarm> Of(AlarmRule rule, SeriesPoints read, Instant to)
    {
        var (state, recorder) = (new AlarmState(rule, read.Series, AlarmSignals.Of(rule.Config.Condition)), new BacktestRecorder(rule));
        foreach (var point in read.Points)
        {
            var reading = new Reading(read.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time);
            if (AlarmJudge.TryJudge(state, in reading, again: false, point.Time, recorder))
            {
                recorder.Seen(state);
            }
        }

        // The last reading stands until the end.
        AlarmJudge.Advance(state, to, inclusive: false, to, recorder);
        recorder.End(state);
        return recorder.Alarms;
    }
}
