using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>Where the life cycle writes what happened.</summary>
internal interface IAlarmLedger
{
    /// <param name="state">Already as it is after the transition.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="hold">What kept it quiet; null where it may be sent.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="who">Person; null for what happened by itself.</param>
    /// <param name="comment">Their words.</param>
    void Emit(AlarmState state, AlarmTransitionKind kind, AlarmHoldKind? hold, Instant at, Instant now, string? who = null, string? comment = null);

    /// <summary>What the alarm can be chosen by.</summary>
    AlarmFacts FactsOf(AlarmState state);

    /// <summary>Saves what changed without a transition.</summary>
    void Save(AlarmState state);
}
