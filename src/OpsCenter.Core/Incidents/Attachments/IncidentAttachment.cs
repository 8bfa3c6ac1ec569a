using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Attachments;

/// <summary>A file that belongs to an incident.</summary>
/// <param name="Id">Random; also its name on disk.</param>
/// <param name="FileName">As whoever brought it named it, without any folder; only ever shown and offered as a download's name.</param>
/// <param name="ContentType">As its first bytes say.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Hex.</param>
/// <param name="Who">Who brought it.</param>
/// <param name="At">When.</param>
public sealed record IncidentAttachment(string Id, string FileName, string ContentType, long Size, string Sha256, string Who, Instant At);
