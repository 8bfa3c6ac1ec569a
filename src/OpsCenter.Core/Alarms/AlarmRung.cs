using OpsCenter.Core.Alarms.Conditions;

namespace OpsCenter.Core.Alarms;

/// <summary>One rung with the limits of one site. Trigger and release are turned round for rules that watch "below", so that judging knows one direction only.</summary>
/// <param name="Limit">As written, in the field's unit; NaN where the site has no such rung: nothing ever breaks it.</param>
/// <param name="Trigger">Broken at this or beyond.</param>
/// <param name="Release">Back at this or before.</param>
internal readonly record struct AlarmRung(double Limit, double Trigger, double Release, TimeSpan OnDelay, TimeSpan OffDelay)
{
    public bool Exists => !double.IsNaN(Limit);

    public static AlarmRung From(AlarmLevelConfig level, double limit, AlarmDirection direction, AlarmCondition condition)
    {
        if (condition is AlarmCondition.Silence)
        {
            // Every reading breaks the rung anew; what is waited for is the silence itself.
            var always = double.IsNaN(limit) ? double.NaN : double.NegativeInfinity;
            return new AlarmRung(limit, always, always, Silence(limit) + level.OnDelay, TimeSpan.Zero);
        }

        // A recovery limit is written for the rule's own limit; where a site's or a season's limit holds, it keeps its distance.
        var sign = direction == AlarmDirection.Above ? 1 : -1;
        var width = level.Recover is { } recover ? sign * Behind(level.Limit, recover) : level.Deadband;
        return new AlarmRung(limit, sign * limit, sign * Behind(limit, sign * width), level.OnDelay, level.OffDelay);
    }

    /// <param name="value">Turned round like the trigger.</param>
    public bool IsBroken(double value) => value >= Trigger;

    /// <param name="value">Turned round like the trigger.</param>
    public bool IsBack(double value) => value < Trigger && value <= Release;

    private static TimeSpan Silence(double minutes) => double.IsNaN(minutes) ? TimeSpan.Zero : TimeSpan.FromMinutes(minutes);

    /// <summary>As a person subtracts: 0.3 − 0.1 is the 0.2 that a sensor then sends, not 0.19999999999999998.</summary>
    private static double Behind(double limit, double deadband) =>
        Math.Abs(limit) < 1e15 && Math.Abs(deadband) < 1e15
            ? (double)((decimal)limit - (decimal)deadband)
            : limit - deadband;
}
