using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Plays what several series, events and other rules bring together, in order of time. One owner, one run.</summary>
internal sealed class BacktestFloor : ILevelListener
{
    private readonly AlarmRule _rule;
    private readonly AlarmStates _states = new();
    private readonly Dictionary<AlarmState, BacktestRecorder> _recorders = [];

    /// <param name="rule">Whose alarms are recorded.</param>
    /// <param name="inputs">Rules it combines; empty for other kinds.</param>
    public BacktestFloor(AlarmRuleConfig rule, IEnumerable<AlarmRuleConfig> inputs)
    {
        var rules = new AlarmRuleSet([rule, .. inputs]);
        _rule = rules.ById[rule.Id];
        _states.Use(rules);
    }

    public void Judge(in Reading reading)
    {
        RunOn(reading.Series.Tag(StandardTags.Site), reading.Time, inclusive: false);
        foreach (var state in _states.Of(reading.Series))
        {
            Judge(state, in reading);
        }

        foreach (var partner in _states.PartnersOf(reading.Series))
        {
            if (partner.Take(in reading, again: false))
            {
                foreach (var state in partner.Dependents)
                {
                    Judge(state, in reading);
                }
            }
        }
    }

    public void Judge(OperationalEvent happened)
    {
        RunOn(happened.Site, happened.Time, inclusive: false);
        foreach (var state in _states.Of(happened))
        {
            AlarmJudge.Advance(state, happened.Time, inclusive: false, happened.Time, this);
            var signal = (CountSignal)state.Signal!;
            if (signal.Learn(happened, happened.Time))
            {
                AlarmJudge.Put(state, happened.Time, signal.ValueAt(happened.Time), happened.Flags, happened.Time, this);
                Seen(state);
            }
        }
    }

    /// <summary>What stands at the end stands until then.</summary>
    public IEnumerable<BacktestAlarm> End(Instant at)
    {
        RunOn(site: null, at, inclusive: false);
        foreach (var (state, recorder) in _recorders)
        {
            recorder.End(state);
        }

        return _recorders.Values.SelectMany(recorder => recorder.Alarms);
    }

    /// <inheritdoc/>
    public void Settle(AlarmState state, Instant at, Instant now)
    {
        if (state.Rule == _rule)
        {
            RecorderOf(state).Settle(state, at, now);
        }
        else if (state.Level != state.Ladder.Level)
        {
            state.Level = state.Ladder.Level;
            Combine(state, at);
        }
    }

    private void Combine(AlarmState input, Instant at)
    {
        foreach (var state in _states.CombinationsWith(input))
        {
            var value = state.Signal!.ValueAt(at);
            if (!state.HasReading || value != state.LastValue)
            {
                AlarmJudge.Put(state, at, value, input.LastFlags, at, this);
                Seen(state);
            }
        }
    }

    private void Judge(AlarmState state, in Reading reading)
    {
        if (AlarmJudge.TryJudge(state, in reading, again: false, reading.Time, this))
        {
            Seen(state);
        }
    }

    /// <summary>States of one site act upon each other, so what time brings them has to happen in its order.</summary>
    private void RunOn(string? site, Instant until, bool inclusive)
    {
        if (_rule.Config.Condition is not AlarmCondition.Combination)
        {
            if (site is null)
            {
                foreach (var state in _states.All.ToArray())
                {
                    AlarmJudge.Advance(state, until, inclusive, until, this);
                }
            }

            return;
        }

        while (NextOf(site) is { NextDue: { } due } next && due < until)
        {
            AlarmJudge.Advance(next, due, inclusive: true, due, this);
        }
    }

    private AlarmState? NextOf(string? site)
    {
        AlarmState? next = null;
        foreach (var state in _states.All)
        {
            if ((site is null || state.Series.Tag(StandardTags.Site) == site) && state.NextDue is { } due && (next is null || due < next.NextDue))
            {
                next = state;
            }
        }

        return next;
    }

    private void Seen(AlarmState state)
    {
        if (state.Rule == _rule)
        {
            RecorderOf(state).Seen(state);
        }
    }

    private BacktestRecorder RecorderOf(AlarmState state)
    {
        if (!_recorders.TryGetValue(state, out var recorder))
        {
            _recorders[state] = recorder = new BacktestRecorder(_rule);
        }

        return recorder;
    }
}
