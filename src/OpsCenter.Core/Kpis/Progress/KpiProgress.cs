using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>How far a KPI is computed. Immutable; saved after its figures are stored, so that a kill computes some anew and misses none.</summary>
public sealed record KpiProgress
{
    public required string Kpi { get; init; }

    /// <summary>Version of the definition that the figures are of.</summary>
    public required string Version { get; init; }

    /// <summary>All windows that end here or earlier are computed, down to <see cref="BackfilledFrom"/>.</summary>
    public required Instant ComputedTo { get; init; }

    /// <summary>Windows that begin here or later are computed.</summary>
    public required Instant BackfilledFrom { get; init; }

    /// <summary>Where the past begins; windows that begin before it have nothing to be computed from. Null until it was looked up.</summary>
    public Instant? PastBegins { get; init; }

    /// <summary>When it last was computed.</summary>
    public Instant? LastAt { get; init; }

    /// <summary>How long that took.</summary>
    public TimeSpan LastTook { get; init; }

    /// <summary>Figures of the newest windows.</summary>
    public int LastFigures { get; init; }

    /// <summary>Scopes that have no value in the newest window, and why the first has none; null where all have.</summary>
    public int LastGaps { get; init; }

    /// <summary>A <see cref="KpiReason"/> as text.</summary>
    public string? LastReason { get; init; }

    /// <summary>Why the last computation failed as a whole; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Nothing of the past is left to be computed.</summary>
    public bool IsBackfilled => PastBegins is { } begins && BackfilledFrom <= begins;

    /// <summary>Part of the past that is computed, 0 to 1; null while nobody knows how long it is.</summary>
    public double? BackfillShare => PastBegins is not { } begins
        ? null
        : IsBackfilled ? 1 : 1 - ((BackfilledFrom - begins) / (ComputedTo - begins));
}
