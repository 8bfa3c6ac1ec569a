using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>The rungs of one (rule, series): which count, which wait. Knows only values and event time. One owner.</summary>
/// <remarks>
/// On: a rung counts once its limit has been broken for its on-delay; the last reading stands until the next one, so the
/// delay runs out by itself. A rung that comes to count takes the milder ones with it.
/// Off: needs evidence. A rung stops counting at a trusted reading that is back behind the deadband, at the earliest the
/// off-delay after the first such reading in a row; silence never ends it.
/// </remarks>
internal sealed class AlarmLadder
{
    private AlarmRung[] _rungs;
    private readonly RungState[] _states;

    public AlarmLadder(AlarmRung[] rungs, IReadOnlyList<AlarmRungRecord> from)
    {
        _rungs = rungs;
        _states = new RungState[rungs.Length];
        for (var i = 0; i < Math.Min(from.Count, rungs.Length); i++)
        {
            if (rungs[i].Exists)
            {
                _states[i] = new RungState { Raised = from[i].Raised, OnSince = from[i].OnSince, OffSince = from[i].OffSince };
            }
        }

        IsPending = FindPending();
    }

    /// <summary>Worst rung that counts, from 1; 0 for none.</summary>
    public int Level
    {
        get
        {
            var level = _states.Length;
            while (level > 0 && !_states[level - 1].Raised)
            {
                level--;
            }

            return level;
        }
    }

    /// <summary>Some rung waits for its on-delay.</summary>
    public bool IsPending { get; private set; }

    /// <summary>When the earliest on-delay ends; null where none waits.</summary>
    public Instant? NextOn => IsPending ? EarliestEnd() : null;

    /// <summary>When the earliest off-delay could end, if the value stayed as it is; null where none waits.</summary>
    public Instant? NextOff
    {
        get
        {
            Instant? earliest = null;
            for (var i = 0; i < _states.Length; i++)
            {
                if (_states[i].OffSince is { } since && (earliest is null || since + _rungs[i].OffDelay < earliest))
                {
                    earliest = since + _rungs[i].OffDelay;
                }
            }

            return earliest;
        }
    }

    /// <summary>Something changed since <see cref="Records"/> was last called.</summary>
    public bool IsChanged { get; private set; }

    public double LimitOf(int level) => _rungs[level - 1].Limit;

    /// <param name="value">Turned round as the rungs are.</param>
    /// <param name="trusted">False: may start and keep, but never end anything.</param>
    /// <param name="at">Event time of the reading.</param>
    public void Apply(double value, bool trusted, Instant at)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            ref var state = ref _states[i];
            if (_rungs[i].IsBroken(value))
            {
                Break(ref state, at);
            }
            else if (trusted && (state.Raised || state.OnSince is not null))
            {
                Return(ref state, in _rungs[i], value, at);
            }
        }

        IsPending = FindPending();
    }

    /// <summary>Other limits hold from now on; what counts and what waits goes on, but for rungs there no longer are.</summary>
    public void Use(AlarmRung[] rungs)
    {
        if (ReferenceEquals(rungs, _rungs))
        {
            return;
        }

        _rungs = rungs;
        for (var i = 0; i < _states.Length; i++)
        {
            if (!rungs[i].Exists)
            {
                IsChanged |= _states[i].Raised;
                _states[i] = default;
            }
        }

        IsPending = FindPending();
    }

    /// <summary>Every rung begins to wait anew, and none counts any more: for what a sign of life ends.</summary>
    public void Restart(Instant at)
    {
        for (var i = 0; i < _states.Length; i++)
        {
            // That it waits since a later moment is no change worth storing: after a start the newest reading says it again.
            IsChanged |= _states[i].Raised;
            _states[i] = new RungState { OnSince = _rungs[i].Exists ? at : null };
        }

        IsPending = FindPending();
    }

    /// <summary>Lets the earliest on-delay run out that ends before <paramref name="until"/>, or at it where <paramref name="inclusive"/>; false where none does.</summary>
    public bool RaiseNext(Instant until, bool inclusive, out Instant at)
    {
        at = default;
        if (!IsPending || EarliestEnd() is not { } end || end > until || (end == until && !inclusive))
        {
            return false;
        }

        at = end;
        RaiseUpTo(WorstEndingAt(end));
        IsPending = FindPending();
        IsChanged = true;
        return true;
    }

    /// <summary>As stored; resets <see cref="IsChanged"/>.</summary>
    public IReadOnlyList<AlarmRungRecord> Records()
    {
        IsChanged = false;
        return [.. _states.Select(state => new AlarmRungRecord(state.Raised, state.OnSince, state.OffSince))];
    }

    private void Break(ref RungState state, Instant at)
    {
        if (state.OffSince is not null)
        {
            state.OffSince = null;
            IsChanged = true;
        }

        if (!state.Raised && state.OnSince is null)
        {
            state.OnSince = at;
            IsChanged = true;
        }
    }

    private void Return(ref RungState state, in AlarmRung rung, double value, Instant at)
    {
        var before = (state.Raised, state.OnSince, state.OffSince);
        state.OnSince = null;
        if (state.Raised)
        {
            state.OffSince = rung.IsBack(value) ? state.OffSince ?? at : null;
            if (state.OffSince is { } since && at - since >= rung.OffDelay)
            {
                state.Raised = false;
                state.OffSince = null;
            }
        }

        IsChanged |= before != (state.Raised, state.OnSince, state.OffSince);
    }

    private int WorstEndingAt(Instant end)
    {
        var worst = _states.Length - 1;
        while (_states[worst].OnSince is not { } since || since + _rungs[worst].OnDelay != end)
        {
            worst--;
        }

        return worst;
    }

    private void RaiseUpTo(int worst)
    {
        for (var i = 0; i <= worst; i++)
        {
            if (_rungs[i].Exists)
            {
                _states[i].Raised = true;
                _states[i].OnSince = null;
            }
        }
    }

    private Instant? EarliestEnd()
    {
        Instant? earliest = null;
        for (var i = 0; i < _states.Length; i++)
        {
            if (_states[i].OnSince is { } since && (earliest is null || since + _rungs[i].OnDelay < earliest))
            {
                earliest = since + _rungs[i].OnDelay;
            }
        }

        return earliest;
    }

    private bool FindPending()
    {
        foreach (ref readonly var state in _states.AsSpan())
        {
            if (state.OnSince is not null)
            {
                return true;
            }
        }

        return false;
    }

    private struct RungState
    {
        public bool Raised;
        public Instant? OnSince;
        public Instant? OffSince;
    }
}
