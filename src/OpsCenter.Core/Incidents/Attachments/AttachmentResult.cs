namespace OpsCenter.Core.Incidents.Attachments;

/// <param name="Outcome">What became of it.</param>
/// <param name="Attachment">Null where it was refused.</param>
public sealed record AttachmentResult(AttachmentOutcome Outcome, IncidentAttachment? Attachment = null);
