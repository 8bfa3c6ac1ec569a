using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Something that people work on until it is done. Immutable; each change makes the next version.</summary>
public sealed record Incident
{
    /// <summary>Year and a count of it, e.g. <c>2026-000123</c>; without gaps. Before the first save a mark of the batch, see <see cref="IncidentBatch"/>.</summary>
    public required string Number { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>What whoever opened it wrote; null for nothing.</summary>
    public string? Description { get; init; }

    public required IncidentKind Kind { get; init; }

    public string? Pack { get; init; }

    public string? Site { get; init; }

    public string? Area { get; init; }

    public required Severity Severity { get; init; }

    public IncidentStatus Status { get; init; } = IncidentStatus.New;

    /// <summary>User name of whoever works on it; null while nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>Id of the unit that has it; null where there are no units.</summary>
    public string? Unit { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Person or token; null for the server.</summary>
    public string? CreatedBy { get; init; }

    public required Instant ChangedAt { get; init; }

    public Instant? DueAt { get; init; }

    /// <summary>When somebody took it; null while nobody has, since it was given to the unit.</summary>
    public Instant? AcknowledgedAt { get; init; }

    public Instant? ResolvedAt { get; init; }

    /// <summary>What was done, or why it needs nothing; said when it was resolved or closed.</summary>
    public string? Resolution { get; init; }

    /// <summary>Number of the incident that goes on in its stead; null for none.</summary>
    public string? MergedInto { get; init; }

    /// <summary>How many of the unit's escalation steps are done.</summary>
    public int EscalationLevel { get; init; }

    /// <summary>Since when the unit has it without anybody taking it.</summary>
    public required Instant WaitingSince { get; init; }

    /// <summary>It has gone up because it was not done in time.</summary>
    public bool OverdueEscalated { get; init; }

    /// <summary>Newest raise of one of its alarms (event time); null without alarms.</summary>
    public Instant? LastAlarmAt { get; init; }

    public bool Simulated { get; init; }

    /// <summary>0 before the first save; grows by one with each.</summary>
    public long Version { get; init; }

    public bool IsOpen => Status is IncidentStatus.New or IncidentStatus.Assigned or IncidentStatus.Working;

    /// <summary>Where alarms are grouped: the site, or the area of what has none.</summary>
    public string? Place => Site ?? Area;

    public bool IsOverdue(Instant now) => IsOpen && DueAt < now;
}
