using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>One thing to do.</summary>
/// <param name="Id">Counted from 1 within the incident; 0 for one that is new. Also its order.</param>
/// <param name="Text">Both languages where it comes from a procedure.</param>
/// <param name="Assignee">User name; null for the incident's owner.</param>
/// <param name="DueAt">Null for the incident's.</param>
/// <param name="DoneBy">Null while it is open.</param>
/// <param name="DoneAt">Null while it is open.</param>
public sealed record IncidentTask(int Id, LocalizedText Text, string? Assignee = null, Instant? DueAt = null, string? DoneBy = null, Instant? DoneAt = null)
{
    public bool Done => DoneAt is not null;
}
