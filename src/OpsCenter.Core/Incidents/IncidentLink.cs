using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>From an incident to an alarm, an event or another incident. Each pair once.</summary>
/// <param name="Kind">Of the target.</param>
/// <param name="Target">Alarm id, event id or incident number.</param>
/// <param name="Label">Title of the target when it was linked: readable after the target is gone.</param>
/// <param name="At">When.</param>
/// <param name="Who">Null for the server.</param>
public sealed record IncidentLink(IncidentLinkKind Kind, string Target, LocalizedText Label, Instant At, string? Who);
