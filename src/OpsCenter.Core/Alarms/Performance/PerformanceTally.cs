using OpsCenter.Core.Statistics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>Takes the transitions of a range one by one and sums them up. Not thread-safe.</summary>
/// <param name="from">Inclusive, by the time of recording.</param>
/// <param name="to">Exclusive.</param>
/// <param name="operators">On duty at the same time.</param>
/// <param name="timeToRespond">Of a rule's procedure; null where the rule is gone.</param>
public sealed class PerformanceTally(Instant from, Instant to, int operators, Func<string, TimeSpan?> timeToRespond)
{
    private const int Top = 10;
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan ChatterWithin = TimeSpan.FromMinutes(1);

    /// <summary>Raises within <see cref="ChatterWithin"/> that are chattering.</summary>
    private const int ChatterFrom = 3;

    private readonly OccurrenceLog _log = new();
    private readonly List<AlarmTransition> _calls = [];
    private readonly HashSet<string> _flapping = [];
    private int _shelved;
    private int _suppressed;

    /// <summary>In order of sequence; first what stood before the range, since its raise.</summary>
    public void Add(AlarmTransition transition)
    {
        _log.Add(transition);
        if (transition.RecordedAt < from || transition.RecordedAt >= to)
        {
            return;
        }

        if (IsCall(transition))
        {
            _calls.Add(transition);
        }

        _shelved += transition.Kind == AlarmTransitionKind.Shelved ? 1 : 0;
        _suppressed += transition.Kind == AlarmTransitionKind.Suppressed ? 1 : 0;
        if (transition.Kind == AlarmTransitionKind.FlappingBegan)
        {
            _flapping.Add(transition.AlarmId);
        }
    }

    public AlarmPerformanceReport Report()
    {
        var raised = _log.All.Where(one => one.CalledAt >= from && one.CalledAt < to).ToList();
        var standing = _log.All.Where(one => one is { EndedAt: null, HoldNow: null or AlarmHoldKind.Flapping }).ToList();
        return new AlarmPerformanceReport
        {
            From = from,
            To = to,
            Load = AlarmLoad.Of(_calls.Select(call => call.RecordedAt), from, to, operators),
            Severities = Enum.GetValues<Severity>().Where(severity => severity != Severity.None)
                .ToDictionary(severity => severity, severity => _calls.Count(call => call.Severity == severity)),
            Standing = standing.Count,
            StandingAverage = _log.All.Where(one => one.Hold is null).Sum(Stood) / (to - from).TotalSeconds,
            Stale = [.. standing.Where(one => to - one.RaisedAt > StaleAfter).OrderBy(one => one.RaisedAt).Select(Source)],
            Chattering = [.. _log.All.GroupBy(one => one.AlarmId).Where(IsChattering).Select(alarm => Source(alarm.Last()))],
            Rules = WorstRules(raised),
            Sources = [.. _calls.CountBy(call => call.AlarmId).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Top)
                .Select(pair => Source(_log.All.Last(one => one.AlarmId == pair.Key)))],
            Answering = Answering([.. raised.Where(one => one.Hold is null)]),
            Shelved = _shelved,
            Suppressed = _suppressed,
            RaisedQuietly = raised.Count(one => one.Hold is not null),
            WithoutClearing = raised.Count(one => one.EndedAt is null || one.Closed),
        };
    }

    /// <summary>What comes back from a hold while it stands is called out anew.</summary>
    private static bool IsCall(AlarmTransition transition) => transition.Hold is null && (
        transition.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated or AlarmTransitionKind.Realarmed
        || (transition.Active && transition.Kind is AlarmTransitionKind.Unshelved or AlarmTransitionKind.Released));

    private double Share(int calls) => _calls.Count == 0 ? 0 : (double)calls / _calls.Count;

    private double Stood(AlarmOccurrence one)
    {
        var begin = one.RaisedAt > from ? one.RaisedAt : from;
        var end = one.EndedAt is { } ended && ended < to ? ended : to;
        return Math.Max(0, (end - begin).TotalSeconds);
    }

    private AlarmSourceLoad Source(AlarmOccurrence one)
    {
        var calls = _calls.Where(call => call.AlarmId == one.AlarmId).ToList();
        var worst = calls.Count == 0 ? one.Severity : calls.Min(call => call.Severity);
        return new AlarmSourceLoad(one.AlarmId, one.RuleId, one.Series, one.Title, worst, calls.Count, Share(calls.Count), one.RaisedAt);
    }

    private bool IsChattering(IGrouping<string, AlarmOccurrence> alarm)
    {
        var raises = alarm.Where(one => one.CalledAt >= from).Select(one => one.RaisedAt).Order().ToList();
        return _flapping.Contains(alarm.Key) || raises.Zip(raises.Skip(ChatterFrom - 1)).Any(pair => pair.Second - pair.First <= ChatterWithin);
    }

    private List<AlarmRuleLoad> WorstRules(List<AlarmOccurrence> raised)
    {
        var advisor = new AlarmAdvisor(raised, _calls.Count, to);
        var occurrences = _log.All.Where(one => one.EndedAt is null || one.EndedAt >= from).ToLookup(one => one.RuleId);
        return
        [
            .. _calls.GroupBy(call => call.RuleId).OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key, StringComparer.Ordinal).Take(Top)
                .Select(rule => new AlarmRuleLoad(
                    rule.Key,
                    rule.Last().Title,
                    rule.Min(call => call.Severity),
                    rule.Count(),
                    Share(rule.Count()),
                    rule.Select(call => call.AlarmId).Distinct().Count(),
                    NearestRank.Of(occurrences[rule.Key].Where(one => one.EndedAt is not null).Select(one => one.Length(to)), 0.5),
                    advisor.For(rule.Key, [.. occurrences[rule.Key]], rule.Count(call => call.Severity is Severity.Critical or Severity.High)))),
        ];
    }

    private AlarmAnswering Answering(List<AlarmOccurrence> called)
    {
        var acknowledged = called.Where(one => one.AcknowledgedAt is not null).ToList();
        var waits = acknowledged.Select(one => one.AcknowledgedAt!.Value - one.CalledAt).ToList();
        var due = called.Select(one => (Wait: (one.AcknowledgedAt ?? to) - one.CalledAt, Done: one.AcknowledgedAt is not null, Limit: timeToRespond(one.RuleId)))
            .Where(one => one.Limit is not null).ToList();
        return new AlarmAnswering(
            acknowledged.Count,
            NearestRank.Of(waits, 0.5),
            NearestRank.Of(waits, 0.9),
            due.Count(one => one.Done && one.Wait <= one.Limit),
            due.Count(one => one.Wait > one.Limit),
            acknowledged.Count(one => one.Comments.Count == 0));
    }
}
