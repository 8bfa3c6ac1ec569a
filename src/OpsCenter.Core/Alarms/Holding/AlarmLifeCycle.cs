using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What holds alarms quiet, and the clocks that run on them: shelf, re-alarm, flapping. Not thread-safe: the book is its one owner.</summary>
/// <remarks>
/// All clocks end at the moment they were set to, not at the beat that notices: <see cref="Advance(AlarmState, Instant, Instant)"/> runs them before a reading is judged, too.
/// So the outcome does not depend on when somebody looked, and a process that was down in between comes to the same.
/// </remarks>
internal sealed class AlarmLifeCycle(AlarmOptions options, IAlarmLedger ledger)
{
    private readonly AlarmAgenda _agenda = new();

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

        var forgotten = level == 0 && life.Quiet;
        if (forgotten)
        {
            // Nobody was called for it, so nobody has to say that he has seen it.
            life.Quiet = false;
        }

        return new AlarmMove(hold, begins, NeedsAcknowledgement: level > before && worseThanCalled, forgotten);
    }

    /// <summary>The move has been told.</summary>
    public void Moved(AlarmState state, in AlarmMove move, Instant at, Instant now)
    {
        if (move.BeginsFlapping)
        {
            ledger.Emit(state, AlarmTransitionKind.FlappingBegan, state.Life!.Kind, at, now);
        }

        Schedule(state);
    }

    /// <summary>Takes up the clocks of a state as it was stored, or after its rule changed.</summary>
    public void Take(AlarmState state)
    {
        if (state.Level > 0)
        {
            LifeOf(state);
        }

        Schedule(state);
    }

    /// <summary>The state is no more.</summary>
    public void Drop(AlarmState state) => _agenda.Remove(state);

    private static AlarmLife LifeOf(AlarmState state) => state.Life ??= new AlarmLife();

    private static TimeSpan? RealarmOf(AlarmState state) => state.Level > 0 ? state.Rule.Config.Levels[state.Level - 1].Realarm : null;

    private void Step(AlarmState state, AlarmLife life, Instant due, Instant clock, Instant now)
    {
        if (life.Shelf?.Until <= due)
        {
            life.Shelf = null;
            Free(state, life, AlarmTransitionKind.Unshelved, due, now);
        }
        else if (life.Flapping && life.MovedAt + options.FlappingWindow <= due)
        {
            (life.Flapping, life.FlappingLevel) = (false, 0);
            life.ForgetRaises();
            ledger.Emit(state, AlarmTransitionKind.FlappingEnded, life.Kind, due, now);
        }
        else if (RealarmAt(state, life) is { } at)
        {
            Realarm(state, life, at, clock, now);
        }
    }

    /// <summary>Where several are due, as after hours of standstill, the last is called: the others called nobody.</summary>
    private void Realarm(AlarmState state, AlarmLife life, Instant at, Instant clock, Instant now)
    {
        var missed = (clock - at).Ticks / RealarmOf(state)!.Value.Ticks;
        at += RealarmOf(state)!.Value * missed;
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

    private static Instant? RealarmAt(AlarmState state, AlarmLife life) =>
        life is { Kind: null, Flapping: false } && RealarmOf(state) is { } realarm ? (life.CalledAt ?? state.Since) + realarm : null;

    private void Schedule(AlarmState state)
    {
        if (state.Life is not { } life)
        {
            return;
        }

        var due = life.Shelf?.Until ?? AlarmLife.Never;
        if (life.Flapping)
        {
            due = Earlier(due, life.MovedAt + options.FlappingWindow);
        }

        _agenda.Put(state, life, Earlier(due, RealarmAt(state, life)));
    }

    private static Instant Earlier(Instant one, Instant? other) => other is { } moment && moment < one ? moment : one;
}
