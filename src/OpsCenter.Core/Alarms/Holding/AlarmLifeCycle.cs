using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What holds alarms quiet, and the clocks that run on them: shelf, maintenance, cause, re-alarm, flapping. Not thread-safe: the book is its one owner.</summary>
/// <remarks>
/// All clocks end at the moment they were set to, not at the beat that notices: <see cref="Advance(AlarmState, Instant, Instant)"/> runs them before a reading is judged, too.
/// So the outcome does not depend on when somebody looked, and a process that was down in between comes to the same.
/// </remarks>
internal sealed class AlarmLifeCycle(AlarmOptions options, AlarmCircumstances circumstances, IAlarmLedger ledger)
{
    private readonly AlarmAgenda _agenda = new();
    private readonly CauseBook _causes = new();

    public void Shelve(AlarmState state, string who, string reason, TimeSpan time, Instant now)
    {
        var life = LifeOf(state);
        life.Shelf = new AlarmShelf(who, reason, now, now + time);
        ledger.Emit(state, AlarmTransitionKind.Shelved, life.Kind, now, now, who, reason);
        Schedule(state);
    }

    /// <summary>False where it is not on the shelf.</summary>
    public bool Unshelve(AlarmState state, string who, string? comment, Instant now)
    {
        if (state.Life is not { Shelf: not null } life)
        {
            return false;
        }

        life.Shelf = null;
        Free(state, life, AlarmTransitionKind.Unshelved, now, now, who, comment);
        Schedule(state);
        return true;
    }

    /// <summary>Runs every clock that is due.</summary>
    public void Advance(Instant now)
    {
        while (_agenda.DueAt(now) is { } state)
        {
            Advance(state, now, now);
        }
    }

    /// <summary>Runs the clocks of one alarm up to a moment.</summary>
    /// <param name="state">Whose.</param>
    /// <param name="clock">Up to when.</param>
    /// <param name="now">The server's time.</param>
    public void Advance(AlarmState state, Instant clock, Instant now)
    {
        while (state.Life is { } life && life.Due <= clock)
        {
            Step(state, life, life.Due, clock, now);
            Schedule(state);
        }
    }

    /// <summary>The alarm goes to another level, which the state has already. Says how that is told.</summary>
    /// <param name="state">Whose.</param>
    /// <param name="before">Level it comes from.</param>
    /// <param name="at">Event time.</param>
    /// <param name="clock">Time that its clocks are at.</param>
    public AlarmMove Move(AlarmState state, int before, Instant at, Instant clock)
    {
        var (life, level) = (LifeOf(state), state.Level);
        if (before == 0)
        {
            Begin(state, life, at);
        }

        var worseThanCalled = !life.Flapping || level > life.FlappingLevel;
        var begins = before == 0 && life.AddRaise(at, options.FlappingRaises, options.FlappingWindow) && !life.Flapping;
        if (begins)
        {
            (life.Flapping, life.FlappingLevel) = (true, level);
        }

        if (before == 0 || level == 0)
        {
            life.MovedAt = at;
        }

        life.CalledAt = RealarmOf(state) is { } realarm && at + realarm <= clock ? clock : at;
        var calls = level > before && worseThanCalled && !begins;
        var hold = life.Kind ?? (life.Flapping && !calls ? AlarmHoldKind.Flapping : null);
        if (level > before && worseThanCalled)
        {
            life.Quiet = life.Kind is not null && (before == 0 || life.Quiet);
            life.FlappingLevel = life.Flapping ? level : 0;
        }

        // Nobody was called for it, so nobody has to say that he has seen it.
        var forgotten = level == 0 && life.Quiet;
        if (level == 0)
        {
            (life.Quiet, life.Cause) = (false, null);
        }

        return new AlarmMove(hold, begins, NeedsAcknowledgement: level > before && worseThanCalled, forgotten);
    }

    /// <summary>The move has been told.</summary>
    public void Moved(AlarmState state, in AlarmMove move, int before, Instant at, Instant now)
    {
        if (move.BeginsFlapping)
        {
            ledger.Emit(state, AlarmTransitionKind.FlappingBegan, state.Life!.Kind, at, now);
        }

        if (before == 0)
        {
            Explain(state, at, now);
        }
        else if (state.Level == 0)
        {
            StopExplaining(state, at);
        }

        Schedule(state);
    }

    /// <summary>Takes up what was stored, once every state is there.</summary>
    public void Restore(IReadOnlyCollection<AlarmState> states, Instant now)
    {
        Regard(states, now);
        foreach (var state in states)
        {
            Take(state);
        }
    }

    /// <summary>Takes up the clocks of a state whose rule changed.</summary>
    public void Take(AlarmState state)
    {
        if (state.Level > 0)
        {
            LifeOf(state);
        }

        if (state.Life is { } life && life.WorkSeen < state.ChangedAt)
        {
            life.WorkSeen = state.ChangedAt;
        }

        Schedule(state);
    }

    /// <summary>Windows or assets changed: what they hold is weighed anew.</summary>
    public void Reconsider(IReadOnlyCollection<AlarmState> states, Instant now)
    {
        foreach (var state in states.Where(state => state.Life is not null))
        {
            Advance(state, now, now);
            Reconsider(state, state.Life!, now);
        }

        Regard(states, now);
    }

    /// <summary>The state is no more.</summary>
    public void Drop(AlarmState state, Instant now)
    {
        _agenda.Remove(state);
        StopExplaining(state, now);
    }

    private static AlarmLife LifeOf(AlarmState state) => state.Life ??= new AlarmLife();

    private static TimeSpan? RealarmOf(AlarmState state) => state.Level > 0 ? state.Rule.Config.Levels[state.Level - 1].Realarm : null;

    private static Instant? RealarmAt(AlarmState state, AlarmLife life) =>
        life is { Kind: null, Flapping: false } && RealarmOf(state) is { } realarm ? (life.CalledAt ?? state.Since) + realarm : null;

    /// <summary>It was normal: what holds it from the first moment on?</summary>
    private void Begin(AlarmState state, AlarmLife life, Instant at)
    {
        var facts = ledger.FactsOf(state);
        (life.Work, life.WorkSeen) = (circumstances.Calendar.At(in facts, at), at);
        _causes.Add(state, in facts);
        life.Cause = _causes.CauseOf(state) is { } cause ? new AlarmCause(cause.Id, ReleaseAt: null) : null;
    }

    private void Step(AlarmState state, AlarmLife life, Instant due, Instant clock, Instant now)
    {
        if (life.Shelf?.Until <= due)
        {
            life.Shelf = null;
            Free(state, life, AlarmTransitionKind.Unshelved, due, now);
        }
        else if (life.Work?.Until <= due)
        {
            life.WorkSeen = due;
            LeaveWork(state, life, circumstances.Calendar.At(ledger.FactsOf(state), due), due, now);
        }
        else if (life.Cause?.ReleaseAt <= due)
        {
            life.Cause = null;
            Free(state, life, AlarmTransitionKind.Released, due, now);
        }
        else if (life.Flapping && life.MovedAt + options.FlappingWindow <= due)
        {
            (life.Flapping, life.FlappingLevel) = (false, 0);
            life.ForgetRaises();
            ledger.Emit(state, AlarmTransitionKind.FlappingEnded, life.Kind, due, now);
        }
        else if (RealarmAt(state, life) is { } at && at <= due)
        {
            Realarm(state, life, at, clock, now);
        }
        else
        {
            life.WorkSeen = due;
            EnterWork(state, life, circumstances.Calendar.At(ledger.FactsOf(state), due), due, now);
        }
    }

    private void Reconsider(AlarmState state, AlarmLife life, Instant now)
    {
        var work = circumstances.Calendar.At(ledger.FactsOf(state), now);
        life.WorkSeen = now;
        if (life.Work is null)
        {
            EnterWork(state, life, work, now, now);
        }
        else if (life.Work != work)
        {
            LeaveWork(state, life, work, now, now);
        }

        Schedule(state);
    }

    private void EnterWork(AlarmState state, AlarmLife life, AlarmWork? work, Instant at, Instant now)
    {
        if (work is not null && state.ShownLevel > 0)
        {
            life.Work = work;
            ledger.Emit(state, AlarmTransitionKind.Suppressed, life.Kind, at, now, comment: work.Reason);
        }
    }

    private void LeaveWork(AlarmState state, AlarmLife life, AlarmWork? next, Instant at, Instant now)
    {
        life.Work = next;
        if (next is null && state.ShownLevel > 0)
        {
            Free(state, life, AlarmTransitionKind.Released, at, now);
        }
        else
        {
            ledger.Save(state);
        }
    }

    /// <summary>Which assets are down, and by what that is explained: after a start and after the assets changed.</summary>
    private void Regard(IReadOnlyCollection<AlarmState> states, Instant now)
    {
        _causes.Reset(circumstances.Assets);
        var active = states.Where(state => state.Level > 0).ToArray();
        foreach (var state in active)
        {
            LifeOf(state).Assets = [];
            _causes.Add(state, ledger.FactsOf(state));
        }

        foreach (var state in active)
        {
            Reexplain(state, state.Life!, now, now);
        }
    }

    /// <summary>What depends on it is explained by it from now on, also what stood before.</summary>
    private void Explain(AlarmState state, Instant at, Instant now)
    {
        foreach (var below in _causes.Below(state))
        {
            Reexplain(below, below.Life!, at < below.ChangedAt ? below.ChangedAt : at, now);
        }
    }

    /// <summary>It went: what it explained gets time to come back.</summary>
    private void StopExplaining(AlarmState state, Instant at)
    {
        var explained = _causes.Below(state).Where(below => below.Life!.Cause?.AlarmId == state.Id).ToArray();
        _causes.Remove(state);
        foreach (var below in explained)
        {
            below.Life!.Cause = _causes.CauseOf(below) is { } other
                ? new AlarmCause(other.Id, ReleaseAt: null)
                : new AlarmCause(state.Id, at + options.RecoveryDelay);
            ledger.Save(below);
            Schedule(below);
        }
    }

    private void Reexplain(AlarmState state, AlarmLife life, Instant at, Instant now)
    {
        var cause = _causes.CauseOf(state);
        if (cause is not null && life.Cause is null)
        {
            life.Cause = new AlarmCause(cause.Id, ReleaseAt: null);
            ledger.Emit(state, AlarmTransitionKind.Suppressed, life.Kind, at, now);
        }
        else if (cause is not null && (life.Cause!.ReleaseAt is not null || !_causes.IsDown(life.Cause.AlarmId)))
        {
            life.Cause = new AlarmCause(cause.Id, ReleaseAt: null);
            ledger.Save(state);
        }
        else if (cause is null && life.Cause is { ReleaseAt: null } gone)
        {
            life.Cause = gone with { ReleaseAt = now + options.RecoveryDelay };
            ledger.Save(state);
        }

        Schedule(state);
    }

    /// <summary>Where several are due, as after hours of standstill, the last is called: the others called nobody.</summary>
    private void Realarm(AlarmState state, AlarmLife life, Instant at, Instant clock, Instant now)
    {
        var realarm = RealarmOf(state)!.Value;
        at += realarm * ((clock - at).Ticks / realarm.Ticks);
        Call(state, life, at);
        ledger.Emit(state, AlarmTransitionKind.Realarmed, hold: null, at, now);
    }

    /// <summary>Something that held it does no more: where it still stands and nothing else holds it, it is called out anew.</summary>
    private void Free(AlarmState state, AlarmLife life, AlarmTransitionKind kind, Instant at, Instant now, string? who = null, string? comment = null)
    {
        if (life.Kind is null && state.Level > 0)
        {
            Call(state, life, at);
        }

        ledger.Emit(state, kind, life.Kind, at, now, who, comment);
    }

    private static void Call(AlarmState state, AlarmLife life, Instant at)
    {
        (state.Acknowledged, state.Owner) = (false, null);
        (life.Quiet, life.CalledAt) = (false, at);
        life.FlappingLevel = life.Flapping ? Math.Max(life.FlappingLevel, state.Level) : 0;
    }

    private void Schedule(AlarmState state)
    {
        if (state.Life is not { } life)
        {
            return;
        }

        var due = Earlier(life.Shelf?.Until ?? AlarmLife.Never, life.Work?.Until);
        due = Earlier(due, life.Cause?.ReleaseAt);
        due = Earlier(due, life.Flapping ? life.MovedAt + options.FlappingWindow : null);
        due = Earlier(due, RealarmAt(state, life));
        if (life.Work is null && state.ShownLevel > 0)
        {
            due = Earlier(due, circumstances.Calendar.Begin(ledger.FactsOf(state), life.WorkSeen));
        }

        _agenda.Put(state, life, due);
    }

    private static Instant Earlier(Instant one, Instant? other) => other is { } moment && moment < one ? moment : one;
}
