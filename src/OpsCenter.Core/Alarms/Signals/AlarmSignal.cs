using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Signals;

/// <summary>Makes of the readings of one (rule, series) the quantity that is held against the limits. Keeps what it needs of the past. One owner.</summary>
/// <remarks>What it remembers is not stored: after a start it is learnt again from the stored readings.</remarks>
internal abstract class AlarmSignal
{
    /// <summary>Time alone changes the value, and its value at a moment proves something: a recovery needs no reading.</summary>
    public virtual bool IsTimed => false;

    /// <summary>When the value changes next although nothing comes in; null for never.</summary>
    public virtual Instant? NextChange => null;

    /// <summary>The quantity with this reading, which is not learnt by that; false where nothing can be said yet.</summary>
    /// <param name="reading">Not bad.</param>
    /// <param name="value">In the rule's unit.</param>
    /// <param name="trusted">False: may start and keep an alarm, but not end it.</param>
    public abstract bool TryValue(in Reading reading, out double value, out bool trusted);

    /// <summary>Remembers the reading, where it is newer than what is remembered.</summary>
    public abstract void Learn(in Reading reading);

    /// <summary>Of a timed signal.</summary>
    public virtual double ValueAt(Instant at) => throw new NotSupportedException($"{GetType().Name} does not change with time");
}
