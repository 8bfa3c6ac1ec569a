using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents;

/// <summary>Which incidents; null leaves all.</summary>
public sealed record IncidentQuery
{
    /// <summary>True for new, assigned and working; false for resolved and closed.</summary>
    public bool? Open { get; init; }

    public IncidentStatus? Status { get; init; }

    public string? Owner { get; init; }

    public IReadOnlyList<string>? Units { get; init; }

    public string? Pack { get; init; }

    /// <summary>Only this severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Open and due before this moment.</summary>
    public Instant? OverdueAt { get; init; }

    /// <summary>Changed at or after this moment.</summary>
    public Instant? ChangedFrom { get; init; }

    /// <summary>Words that all occur, tone marks ignored.</summary>
    public string? Text { get; init; }

    public int Skip { get; init; }

    public int Limit { get; init; } = 50;
}
