using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Why an alarm is kept quiet: it is judged and shown apart, but not sounded and not sent. Immutable.</summary>
/// <param name="Kind">Where several hold, the first of the enumeration.</param>
/// <param name="Who">Person who shelved it, or made the maintenance window; null where a cause suppresses it.</param>
/// <param name="Reason">The person's words; null where a cause suppresses it.</param>
/// <param name="Until">When it ends by itself; null where it ends with its cause.</param>
/// <param name="CauseId">Alarm that explains this one; null for the other kinds.</param>
public sealed record AlarmHold(AlarmHoldKind Kind, string? Who, string? Reason, Instant? Until, string? CauseId);
