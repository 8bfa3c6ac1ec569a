namespace OpsCenter.Core.Incidents;

/// <summary>How far the work is. The names are stored; never rename.</summary>
public enum IncidentStatus
{
    /// <summary>Nobody has it yet.</summary>
    New,

    /// <summary>Somebody has been named, who need not know yet.</summary>
    Assigned,

    Working,

    /// <summary>Done, with the reason said; may still come back.</summary>
    Resolved,

    Closed,
}
