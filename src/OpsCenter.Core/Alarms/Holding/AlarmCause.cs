using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>What explains an alarm. Immutable.</summary>
/// <param name="AlarmId">The alarm of the asset further up.</param>
/// <param name="ReleaseAt">Null while that alarm is active; afterwards the moment at which this one is called out if it still stands.</param>
public sealed record AlarmCause(string AlarmId, Instant? ReleaseAt);
