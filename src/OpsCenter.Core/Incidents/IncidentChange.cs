using OpsCenter.Core.Incidents.Attachments;

namespace OpsCenter.Core.Incidents;

/// <summary>What becomes of one incident in a save.</summary>
public sealed record IncidentChange
{
    /// <summary>As it is to be; its version is the one that was read.</summary>
    public required Incident Incident { get; init; }

    /// <summary>New ones (id 0) and those that replace the one with their id.</summary>
    public IReadOnlyList<IncidentTask> Tasks { get; init; } = [];

    /// <summary>One that is there already changes nothing.</summary>
    public IReadOnlyList<IncidentLink> Links { get; init; } = [];

    /// <summary>Ids of alarms whose links go to another incident.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Appended in this order.</summary>
    public IReadOnlyList<IncidentEntry> Entries { get; init; } = [];

    public IReadOnlyList<IncidentAttachment> Attachments { get; init; } = [];

    /// <summary>Null leaves the review as it is.</summary>
    public IncidentReview? Review { get; init; }

    /// <summary>Event of the citizen's request it is opened for: one incident per event, whatever happens. Null for others.</summary>
    public string? RequestEventId { get; init; }
}
