using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Makes of what a ladder knows what people are told.</summary>
internal interface ILevelListener
{
    /// <param name="state">Whose ladder may stand on another rung than <see cref="AlarmState.Level"/> says.</param>
    /// <param name="at">Event time.</param>
    /// <param name="now">The server's time.</param>
    void Settle(AlarmState state, Instant at, Instant now);
}
