using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>One line of an incident's timeline; never changed, never removed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">The server's time.</param>
/// <param name="Who">Person or token; null for the server.</param>
/// <param name="Detail">For programs, see <see cref="IncidentEntryKind"/>.</param>
/// <param name="Text">For people.</param>
/// <param name="Position">Counted from 1 within the incident; given when it is saved.</param>
public sealed record IncidentEntry(IncidentEntryKind Kind, Instant At, string? Who, string? Detail = null, LocalizedText? Text = null, int Position = 0);
