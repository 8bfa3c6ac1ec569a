using OpsCenter.Core.Alarms.Flood;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>All states and what happens to them. Not thread-safe: <see cref="AlarmEngine"/> is its one owner.</summary>
/// <remarks>
/// Life cycle: active or cleared, acknowledged or not. Rising a rung asks for a new acknowledgement (it is worse than what
/// was acknowledged); easing keeps it. Cleared and acknowledged is normal; cleared alone stays on the board until somebody acknowledges.
/// </remarks>
internal sealed class AlarmBook : ILevelListener, IAlarmLedger
{
    private readonly AlarmTexts _texts;
    private readonly AlarmJournal _journal;
    private readonly AlarmMetrics _metrics;
    private readonly AlarmRate _rate;
    private readonly AlarmLifeCycle _life;
    private readonly Dictionary<string, AlarmState> _byId = [];
    private readonly HashSet<AlarmState> _pending = [];
    private readonly HashSet<AlarmState> _shown = [];
    private TrailMap<SeriesKey, AlarmState[]> _bySeries = new();
    private AlarmRuleSet _rules = AlarmRuleSet.Empty;
    private long _sequence;
    private bool _boardChanged;

    // What the clocks of an alarm have run up to while a reading of it is judged: the reading's own time where it comes out of the store.
    private Instant _clock;

    public AlarmBook(AlarmTexts texts, AlarmJournal journal, AlarmMetrics metrics, AlarmRate rate, AlarmOptions options, AlarmCircumstances circumstances)
    {
        (_texts, _journal, _metrics, _rate) = (texts, journal, metrics, rate);
        _life = new AlarmLifeCycle(options, circumstances, this);
    }

    /// <summary>Of the newest transition.</summary>
    public long Sequence => _sequence;

    /// <summary>How many alarms the board shows.</summary>
    public int ShownCount => _shown.Count;

    /// <summary>True where the reading's series is covered by a rule.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="again">Judge the last reading once more.</param>
    /// <param name="stored">It comes out of the store: the clocks stand where they stood when it came.</param>
    public bool Judge(in Reading reading, Instant now, bool again = false, bool stored = false)
    {
        _clock = stored && reading.Time < now ? reading.Time : now;
        var states = StatesOf(reading.Series);
        foreach (var state in states)
        {
            if (state.Accepts(in reading, again))
            {
                _life.Advance(state, _clock, now);
                AlarmJudge.Judge(state, in reading, now, this);
                _life.Advance(state, _clock, now);
                Keep(state);
            }
        }

        return states.Length > 0;
    }

    /// <summary>On-delays whose last reading still stands run out by the server's clock, counted from when that reading was heard.</summary>
    public void Expire(Instant now, TimeSpan grace)
    {
        _clock = now;
        foreach (var state in _pending.ToArray())
        {
            AlarmJudge.RaiseDue(state, state.LastTime + (now - state.HeardAt) - grace, inclusive: true, now, this);
            Keep(state);
        }

        _life.Advance(now);
    }

    public void Restore(AlarmSnapshot snapshot, AlarmRuleSet rules, Instant now)
    {
        _clock = now;
        _rules = rules;
        _sequence = snapshot.LastSequence;
        foreach (var record in snapshot.States)
        {
            if (!rules.ById.TryGetValue(record.RuleId, out var rule) || !rule.Config.Selector.Matches(record.Series))
            {
                CloseOrphan(record, now);
                continue;
            }

            var state = new AlarmState(rule, record, now);
            _byId[state.Id] = state;
            Settle(state, now, now);
            Show(state);
            Keep(state);
        }

        _life.Restore(_byId.Values, now);
    }

    /// <summary>Takes new rules into force. States of unchanged rules go on as they are; changed limits judge from the next call of <see cref="Judge"/> on.</summary>
    public void Replace(AlarmRuleSet rules, Instant now)
    {
        _clock = now;
        _rules = rules;
        _bySeries = new();
        foreach (var state in _byId.Values.ToArray())
        {
            if (!rules.ById.TryGetValue(state.Rule.Id, out var rule))
            {
                Close(state, now, "rule removed");
            }
            else if (!rule.Config.Selector.Matches(state.Series))
            {
                Close(state, now, "the rule no longer covers this series");
            }
            else
            {
                state.Rebind(rule);
                Settle(state, now, now);
                _life.Take(state);
                Show(state);
                Keep(state);
            }
        }
    }

    /// <summary>Maintenance windows or assets changed.</summary>
    public void Reconsider(Instant now)
    {
        _clock = now;
        _life.Reconsider(_byId.Values, now);
    }

    /// <inheritdoc/>
    public AlarmFacts FactsOf(AlarmState state) => new(
        state.Rule.Id,
        state.Series.Tag(StandardTags.Pack) ?? state.Rule.Config.Pack,
        state.Series.Tag(StandardTags.Site),
        _texts.Area(state.Series),
        state.Series.Tag(StandardTags.Device));

    /// <summary>Builds every view anew, with the names in force.</summary>
    public void Rename()
    {
        foreach (var state in _shown.ToArray())
        {
            Show(state);
        }
    }

    public AlarmActionOutcome Acknowledge(string id, string who, string? comment, Instant now)
    {
        if (!_byId.TryGetValue(id, out var state) || state.ShownLevel == 0)
        {
            return AlarmActionOutcome.NotFound;
        }

        if (state.Acknowledged)
        {
            return AlarmActionOutcome.AlreadyAcknowledged;
        }

        state.Acknowledged = true;
        state.Owner = who;
        state.Comment = comment ?? state.Comment;
        Emit(state, AlarmTransitionKind.Acknowledged, state.Life?.Kind, now, now, who, comment);
        return AlarmActionOutcome.Done;
    }

    public AlarmActionOutcome AddComment(string id, string who, string comment, Instant now)
    {
        if (!_byId.TryGetValue(id, out var state) || state.ShownLevel == 0)
        {
            return AlarmActionOutcome.NotFound;
        }

        state.Comment = comment;
        Emit(state, AlarmTransitionKind.Commented, state.Life?.Kind, now, now, who, comment);
        return AlarmActionOutcome.Done;
    }

    /// <summary>Any alarm that was ever judged may be put aside, a normal one too.</summary>
    public AlarmActionOutcome Shelve(string id, string who, string reason, TimeSpan time, Instant now)
    {
        if (!_byId.TryGetValue(id, out var state))
        {
            return AlarmActionOutcome.NotFound;
        }

        _life.Shelve(state, who, reason, time, now);
        return AlarmActionOutcome.Done;
    }

    public AlarmActionOutcome Unshelve(string id, string who, string? comment, Instant now) =>
        !_byId.TryGetValue(id, out var state) ? AlarmActionOutcome.NotFound
        : _life.Unshelve(state, who, comment, now) ? AlarmActionOutcome.Done
        : AlarmActionOutcome.NotShelved;

    /// <summary>Tells the world what the ladder already knows.</summary>
    public void Settle(AlarmState state, Instant at, Instant now)
    {
        var (before, level) = (state.Level, state.Ladder.Level);
        if (level == before)
        {
            return;
        }

        state.Level = level;
        (state.Value, state.Flags) = (state.LastValue, state.LastFlags);
        var move = _life.Move(state, before, at, _clock);
        if (move.NeedsAcknowledgement)
        {
            (state.Acknowledged, state.Owner) = (false, null);
        }
        else if (move.Forgotten)
        {
            state.Acknowledged = true;
        }

        if (level > 0)
        {
            state.ShownLevel = level;
            state.Limit = state.Ladder.LimitOf(level);
        }

        if (before == 0)
        {
            (state.Since, state.Comment, state.Owner) = (at, null, null);
        }

        // A reading that was under way when the timer let the delay run out may be older than the raise.
        at = at < state.Since ? state.Since : at;
        Emit(state, KindOf(before, level), move.Hold, at, now);
        _life.Moved(state, in move, before, at, now);
    }

    /// <summary>The board, where it changed since the last call; else null.</summary>
    /// <param name="flood">Since when there is a flood; null for none.</param>
    /// <param name="anyway">Also where it did not change.</param>
    public AlarmBoard? TakeBoard(Instant? flood, bool anyway)
    {
        if (!_boardChanged && !anyway)
        {
            return null;
        }

        _boardChanged = false;
        AlarmView[] alarms =
        [
            .. _shown.Where(state => state.ShownLevel > 0).Select(state => state.View!)
                .OrderBy(view => view.Severity)
                .ThenBy(view => view.Acknowledged)
                .ThenByDescending(view => view.Sequence),
        ];
        return new AlarmBoard(_sequence, alarms)
        {
            Flood = flood is { } since ? new AlarmFlood(since, AlarmGroup.Of(alarms)) : null,
            Resting = [.. _shown.Where(state => state.ShownLevel == 0).Select(state => state.View!).OrderByDescending(view => view.Sequence)],
        };
    }

    private static AlarmTransitionKind KindOf(int before, int level) => (before, level) switch
    {
        (0, _) => AlarmTransitionKind.Raised,
        (_, 0) => AlarmTransitionKind.Cleared,
        _ => level > before ? AlarmTransitionKind.Escalated : AlarmTransitionKind.Eased,
    };

    /// <inheritdoc/>
    public void Emit(
        AlarmState state, AlarmTransitionKind kind, AlarmHoldKind? hold, Instant at, Instant now, string? who = null, string? comment = null)
    {
        state.Sequence = ++_sequence;
        state.ChangedAt = at;
        var transition = AlarmViews.Transition(state, _texts, kind, hold, now, who, comment);
        if (state is { Level: 0, Acknowledged: true })
        {
            state.ShownLevel = 0;
        }

        _journal.Record(state.ToRecord(), transition);
        _metrics.Transition(kind, transition.Severity);
        if (transition.Calls)
        {
            _rate.Add(now);
        }

        Show(state);
    }

    /// <inheritdoc/>
    public void Save(AlarmState state)
    {
        _journal.Record(state.ToRecord(), transition: null);
        Show(state);
    }

    private void Close(AlarmState state, Instant now, string reason)
    {
        AlarmTransition? transition = null;
        if (state.ShownLevel > 0)
        {
            state.Sequence = ++_sequence;
            (state.Level, state.ChangedAt) = (0, now);
            transition = AlarmViews.Transition(state, _texts, AlarmTransitionKind.Closed, state.Life?.Kind, now, who: null, reason);
            _metrics.Transition(AlarmTransitionKind.Closed, transition.Severity);
        }

        _journal.Remove(state.Id, transition);
        _byId.Remove(state.Id);
        _life.Drop(state, now);
        _pending.Remove(state);
        _boardChanged |= _shown.Remove(state);
    }

    private void CloseOrphan(AlarmStateRecord record, Instant now)
    {
        var transition = record.ShownLevel > 0 ? AlarmViews.ClosedOrphan(record, ++_sequence, _texts, now) : null;
        _journal.Remove(record.Id, transition);
    }

    private void Show(AlarmState state)
    {
        if (state.ShownLevel > 0 || state.Life?.Shelf is not null)
        {
            state.View = AlarmViews.View(state, _texts);
            _shown.Add(state);
            _boardChanged = true;
        }
        else if (_shown.Remove(state))
        {
            state.View = null;
            _boardChanged = true;
        }
    }

    /// <summary>Lets every clock run out that is due.</summary>
    public void Advance(Instant now)
    {
        _clock = now;
        _life.Advance(now);
    }

    /// <summary>Saves what changed without a transition (a delay began or was broken off) and remembers who waits.</summary>
    private void Keep(AlarmState state)
    {
        if (state.Ladder.IsPending)
        {
            _pending.Add(state);
        }
        else
        {
            _pending.Remove(state);
        }

        if (state.Ladder.IsChanged)
        {
            _journal.Record(state.ToRecord(), transition: null);
        }
    }

    private AlarmState[] StatesOf(SeriesKey series) =>
        _bySeries.Next(series) ?? FindStates(series);

    // Apart, because the closure would be made at every call of a method that holds the lambda.
    private AlarmState[] FindStates(SeriesKey series)
    {
        AlarmState[] states = [.. _rules.RulesOf(series).Select(rule => StateOf(rule, series))];
        _bySeries.Set(series, states);
        return states;
    }

    private AlarmState StateOf(AlarmRule rule, SeriesKey series)
    {
        if (!_byId.TryGetValue(AlarmFingerprint.Of(rule.Id, series), out var state))
        {
            state = new AlarmState(rule, series);
            _byId[state.Id] = state;
        }

        return state;
    }
}
