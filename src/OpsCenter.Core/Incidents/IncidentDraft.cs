using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>An incident that a person opens by hand.</summary>
public sealed record IncidentDraft
{
    public required string Title { get; init; }

    public string? Description { get; init; }

    public string? Pack { get; init; }

    public string? Site { get; init; }

    /// <summary>Null takes the site's.</summary>
    public string? Area { get; init; }

    public Severity Severity { get; init; } = Severity.Medium;

    /// <summary>Null takes the unit whose work it is.</summary>
    public string? Unit { get; init; }

    /// <summary>Null takes what the settings say for the severity.</summary>
    public Instant? DueAt { get; init; }

    /// <summary>Things to do, in order.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];
}
