using OpsCenter.Core.Incidents.Attachments;

namespace OpsCenter.Core.Incidents;

/// <summary>An incident and all that belongs to it, at one moment. Immutable.</summary>
/// <param name="Incident">Its head.</param>
/// <param name="Tasks">In order.</param>
/// <param name="Links">Oldest first.</param>
/// <param name="Timeline">Oldest first.</param>
/// <param name="Attachments">Oldest first.</param>
/// <param name="Review">Null before there is one.</param>
public sealed record IncidentFile(
    Incident Incident, IReadOnlyList<IncidentTask> Tasks, IReadOnlyList<IncidentLink> Links, IReadOnlyList<IncidentEntry> Timeline,
    IReadOnlyList<IncidentAttachment> Attachments, IncidentReview? Review)
{
    public IEnumerable<IncidentLink> Alarms => Links.Where(link => link.Kind == IncidentLinkKind.Alarm);
}
