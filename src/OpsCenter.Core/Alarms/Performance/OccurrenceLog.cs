namespace OpsCenter.Core.Alarms.Performance;

/// <summary>Makes occurrences of transitions. Not thread-safe.</summary>
public sealed class OccurrenceLog
{
    private readonly List<AlarmOccurrence> _all = [];
    private readonly Dictionary<string, int> _newest = [];

    /// <summary>In the order they were raised.</summary>
    public IReadOnlyList<AlarmOccurrence> All => _all;

    /// <summary>Takes the next transition; in order of sequence.</summary>
    public void Add(AlarmTransition transition)
    {
        if (transition.Kind == AlarmTransitionKind.Raised)
        {
            _newest[transition.AlarmId] = _all.Count;
            _all.Add(Begin(transition));
            return;
        }

        if (_newest.TryGetValue(transition.AlarmId, out var index))
        {
            _all[index] = GoOn(_all[index], transition) with { HoldNow = transition.Hold };
        }
    }

    /// <summary>Of one alarm, newest first.</summary>
    /// <param name="transitions">Newest first, as the store lists them.</param>
    public static IReadOnlyList<AlarmOccurrence> Of(IReadOnlyList<AlarmTransition> transitions)
    {
        var log = new OccurrenceLog();
        foreach (var transition in transitions.OrderBy(one => one.Sequence))
        {
            log.Add(transition);
        }

        log._all.Reverse();
        return log._all;
    }

    private static AlarmOccurrence Begin(AlarmTransition raised) => new()
    {
        AlarmId = raised.AlarmId,
        RuleId = raised.RuleId,
        Series = raised.Series,
        Title = raised.Title,
        Severity = raised.Severity,
        LevelName = raised.LevelName,
        RaisedAt = raised.At,
        CalledAt = raised.RecordedAt,
        Value = raised.Value,
        Limit = raised.Limit,
        Unit = raised.Unit,
        Hold = raised.Hold,
        HoldNow = raised.Hold,
    };

    private static AlarmOccurrence GoOn(AlarmOccurrence before, AlarmTransition next) => next.Kind switch
    {
        AlarmTransitionKind.Escalated when next.Severity <= before.Severity => before with
        {
            Severity = next.Severity,
            LevelName = next.LevelName,
            Title = next.Title,
            Value = next.Value,
            Limit = next.Limit,
        },
        AlarmTransitionKind.Cleared => before with { EndedAt = next.At, ClearedValue = next.Value },
        AlarmTransitionKind.Closed => before with { EndedAt = before.EndedAt ?? next.At, Closed = before.EndedAt is null },
        AlarmTransitionKind.Acknowledged => Say(before, next) with
        {
            AcknowledgedAt = before.AcknowledgedAt ?? next.RecordedAt,
            AcknowledgedBy = before.AcknowledgedBy ?? next.Who,
        },
        AlarmTransitionKind.Commented => Say(before, next),
        _ => before,
    };

    private static AlarmOccurrence Say(AlarmOccurrence before, AlarmTransition next) =>
        next.Comment is null ? before : before with { Comments = [.. before.Comments, next.Comment] };
}
