using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>1 while the alarms of other rules at the same site fulfil the combination, else 0.</summary>
internal sealed class CombinationSignal : AlarmSignal
{
    private readonly AlarmCondition.Combination _combination;
    private readonly List<AlarmState>[] _inputs;

    public CombinationSignal(AlarmCondition.Combination combination)
    {
        _combination = combination;
        _inputs = [.. combination.Inputs.Select(_ => new List<AlarmState>())];
    }

    /// <inheritdoc/>
    public override bool IsTimed => true;

    /// <summary>A state of one of the rules, at this site.</summary>
    public void Add(AlarmState state)
    {
        for (var i = 0; i < _inputs.Length; i++)
        {
            if (_combination.Inputs[i].RuleId == state.Rule.Id && !_inputs[i].Contains(state))
            {
                _inputs[i].Add(state);
            }
        }
    }

    public void Remove(AlarmState state)
    {
        foreach (var input in _inputs)
        {
            input.Remove(state);
        }
    }

    /// <inheritdoc/>
    public override double ValueAt(Instant at)
    {
        for (var i = 0; i < _inputs.Length; i++)
        {
            if (Holds(_combination.Inputs[i], _inputs[i]) != _combination.All)
            {
                return _combination.All ? 0 : 1;
            }
        }

        return _combination.All ? 1 : 0;
    }

    /// <inheritdoc/>
    public override bool TryValue(in Reading reading, out double value, out bool trusted)
    {
        (value, trusted) = (0, false);
        return false;
    }

    /// <inheritdoc/>
    public override void Learn(in Reading reading)
    {
    }

    private static bool Holds(CombinationInput input, List<AlarmState> states)
    {
        var any = false;
        foreach (var state in states)
        {
            any |= state.Level > 0 && state.Rule.Config.Levels[state.Level - 1].Severity <= input.AtLeast;
        }

        return any != input.Not;
    }
}
