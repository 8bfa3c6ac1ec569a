using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>What a person changes of an incident; null leaves a part as it is.</summary>
public sealed record IncidentEdit
{
    /// <summary>The version the person saw; null where whatever changed meanwhile does not matter, as for a comment.</summary>
    public long? Version { get; init; }

    public string? Title { get; init; }

    public Severity? Severity { get; init; }

    public IncidentStatus? Status { get; init; }

    /// <summary>Of the status; needed to resolve, close and reopen.</summary>
    public string? Reason { get; init; }

    /// <summary>User name; empty gives it back.</summary>
    public string? Owner { get; init; }

    public string? Unit { get; init; }

    public Instant? DueAt { get; init; }

    public string? Comment { get; init; }

    /// <summary>Tasks to tick (true) or untick (false), by id.</summary>
    public IReadOnlyDictionary<int, bool> Ticks { get; init; } = new Dictionary<int, bool>();

    public IReadOnlyList<string> NewTasks { get; init; } = [];

    /// <summary>Who does a task, by its id; empty for the incident's owner.</summary>
    public IReadOnlyDictionary<int, string> Assignees { get; init; } = new Dictionary<int, string>();
}
