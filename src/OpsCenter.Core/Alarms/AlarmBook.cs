using OpsCenter.Core.Alarms.Flood;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Alarms.Signals;
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
    private readonly TimeSpan _grace;
    private readonly AlarmStates _states = new();
    private readonly AlarmWheel _wheel = new();
    private readonly HashSet<AlarmState> _shown = [];
    private AlarmRuleSet _rules = AlarmRuleSet.Empty;
    private long _sequence;
    private bool _boardChanged;

    // What the clocks of an alarm have run up to while a reading of it is judged: the reading's own time where it comes out of the store.
    private Instant _clock;

    public AlarmBook(AlarmTexts texts, AlarmJournal journal, AlarmMetrics metrics, AlarmRate rate, AlarmOptions options, AlarmCircumstances circumstances)
    {
        (_texts, _journal, _metrics, _rate, _grace) = (texts, journal, metrics, rate, options.OnDelayGrace);
        _life = new AlarmLifeCycle(options, circumstances, this);
        (Past, Actions) = (new AlarmRecall(_states), new AlarmActions(_states, _life, this));
    }

    /// <summary>Of the newest transition.</summary>
    public long Sequence => _sequence;

    /// <summary>Takes what rules that look back have to know.</summary>
    public AlarmRecall Past { get; }

    /// <summary>Does what people ask for.</summary>
    public AlarmActions Actions { get; }

    /// <summary>How many alarms the board shows.</summary>
    public int ShownCount => _shown.Count;

    /// <summary>True where the reading's series is covered by a rule.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="heardAt">By its steady clock.</param>
    /// <param name="again">Judge the last reading once more.</param>
    /// <param name="stored">It comes out of the store: the clocks stand where they stood when it came.</param>
    public bool Judge(in Reading reading, Instant now, Instant heardAt, bool again = false, bool stored = false)
    {
        _clock = stored && reading.Time < now ? reading.Time : now;
        var states = _states.Of(reading.Series);
        foreach (var state in states)
        {
            Judge(state, in reading, now, heardAt, again);
        }

        var partners = _states.PartnersOf(reading.Series);
        foreach (var partner in partners)
        {
            if (partner.Take(in reading, again))
            {
                foreach (var state in partner.Dependents)
                {
                    Judge(state, in reading, now, heardAt, again);
                }
            }
        }

        return states.Length + partners.Length > 0;
    }

    /// <summary>Counts an event; one that is told again counts once.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="heardAt">By its steady clock.</param>
    /// <param name="stored">It comes out of the store.</param>
    public void Judge(OperationalEvent happened, Instant now, Instant heardAt, bool stored = false)
    {
        _clock = stored && happened.Time < now ? happened.Time : now;
        foreach (var state in _states.Of(happened))
        {
            // The past runs on before the event is in it.
            var (signal, at) = ((CountSignal)state.Signal!, state.HasReading && happened.Time < state.LastTime ? state.LastTime : happened.Time);
            _life.Advance(state, _clock, now);
            AlarmJudge.Advance(state, at, inclusive: false, now, this);
            if (signal.Learn(happened, at))
            {
                Put(state, at, signal.ValueAt(at), happened.Flags, now, heardAt);
            }
        }
    }

    /// <summary>What stands runs on by the server's clock, counted from when its last reading was heard: delays end, other limits begin, events grow old.</summary>
    public void Expire(Instant now, Instant steady)
    {
        _clock = now;
        foreach (var state in _wheel.Turn(steady))
        {
            AlarmJudge.Advance(state, state.LastTime + (steady - state.HeardAt) - _grace, inclusive: true, now, this);
            Keep(state);
        }

        _life.Advance(now);
    }

    /// <summary>After a start, when all that was stored is judged.</summary>
    /// <param name="stoppedAt">Until when the earlier process judged.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="steady">By its steady clock.</param>
    public void Resume(Instant stoppedAt, Instant now, Instant steady)
    {
        foreach (var state in _states.All.Where(state => state.MayBeDue).ToArray())
        {
            state.Resume(stoppedAt, steady);
            Keep(state);
        }

        _clock = now;
        _life.Advance(now);
    }

    public void Restore(AlarmSnapshot snapshot, AlarmRuleSet rules, Instant now)
    {
        _clock = now;
        Use(rules);
        _sequence = snapshot.LastSequence;
        foreach (var record in snapshot.States)
        {
            if (!rules.ById.TryGetValue(record.RuleId, out var rule) || !rule.Covers(record.Series))
            {
                CloseOrphan(record, now);
                continue;
            }

            var state = _states.Restore(rule, record, now);
            Settle(state, now, now);
            Show(state);
            Keep(state);
        }

        _life.Restore(_states.All, now);
    }

    /// <summary>Takes new rules into force. States of unchanged rules go on as they are; changed limits judge from the next call of <see cref="Judge(in Reading, Instant, Instant, bool, bool)"/> on.</summary>
    public void Replace(AlarmRuleSet rules, Instant now)
    {
        _clock = now;
        Use(rules);
        foreach (var state in _states.All.ToArray())
        {
            if (!rules.ById.TryGetValue(state.Rule.Id, out var rule))
            {
                Close(state, now, "rule removed");
            }
            else if (!rule.Covers(state.Series))
            {
                Close(state, now, "the rule no longer covers this series");
            }
            else
            {
                _states.Rebind(state, rule);
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
        _life.Reconsider(_states.All, now);
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

    /// <summary>Tells the world what the ladder already knows.</summary>
    public void Settle(AlarmState state, Instant at, Instant now)
    {
        var (before, level) = (state.Level, state.Ladder.Level);
        if (level == before)
        {
            return;
        }

        state.Level = level;
        (state.Value, state.Flags) = (state.QuantityAt(at), state.LastFlags);
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
        Combine(state, at, now);
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
        _states.Remove(state);
        _life.Drop(state, now);
        AlarmWheel.Forget(state);
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

    private void Use(AlarmRuleSet rules) => _states.Use(_rules = rules);

    private void Judge(AlarmState state, in Reading reading, Instant now, Instant heardAt, bool again)
    {
        var (known, newest) = (state.HasReading, state.LastTime);
        _life.Advance(state, _clock, now);
        if (AlarmJudge.TryJudge(state, in reading, again, now, this))
        {
            _life.Advance(state, _clock, now);
            if (!known || state.LastTime > newest)
            {
                state.HeardAt = heardAt;
            }

            Keep(state);
        }
    }

    private void Put(AlarmState state, Instant at, double value, ReadingFlags flags, Instant now, Instant heardAt)
    {
        AlarmJudge.Put(state, at, value, flags, now, this);
        state.HeardAt = heardAt;
        Keep(state);
    }

    private void Combine(AlarmState input, Instant at, Instant now)
    {
        if (!_rules.HasCombinations)
        {
            return;
        }

        foreach (var state in _states.CombinationsWith(input))
        {
            var value = state.Signal!.ValueAt(at);
            if (!state.HasReading || value != state.LastValue)
            {
                _life.Advance(state, _clock, now);
                Put(state, at, value, input.LastFlags, now, input.HeardAt);
            }
        }
    }

    /// <summary>Saves what changed without a transition (a delay began or was broken off) and says when the clock has to call.</summary>
    private void Keep(AlarmState state)
    {
        if (state.MayBeDue && state.NextDue is { } due)
        {
            _wheel.Set(state, state.HeardAt + (due - state.LastTime) + _grace);
        }

        if (state.Ladder.IsChanged)
        {
            _journal.Record(state.ToRecord(), transition: null);
        }
    }
}
