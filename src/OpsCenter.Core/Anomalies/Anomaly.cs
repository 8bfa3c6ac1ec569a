using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Anomalies;

/// <summary>A series behaves otherwise than it does at this hour of the week. Immutable.</summary>
public sealed record Anomaly
{
    public required string Id { get; init; }

    public required SeriesKey Series { get; init; }

    /// <summary>Start of the first unusual hour.</summary>
    public required Instant BeganAt { get; init; }

    /// <summary>Start of the newest unusual hour: what the figures are of.</summary>
    public required Instant SeenAt { get; init; }

    /// <summary>When it was as usual again, or silent; null while it lasts.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Mean of the hour.</summary>
    public required double Value { get; init; }

    /// <summary>Median of the same hour of the weeks before.</summary>
    public required double Usual { get; init; }

    /// <summary>How many times the usual scatter it is off; below zero where it is lower.</summary>
    public required double Score { get; init; }

    /// <summary>The score farthest from zero so far.</summary>
    public required double Peak { get; init; }

    /// <summary>Weight of the series among others, 1 or more.</summary>
    public required double Importance { get; init; }

    /// <summary>Weeks it was compared with.</summary>
    public required int Weeks { get; init; }

    public AnomalyVerdict? Verdict { get; init; }

    public string? JudgedBy { get; init; }

    public Instant? JudgedAt { get; init; }

    public string? Reason { get; init; }

    /// <summary>What stands at the top of the list.</summary>
    public double Rank => Math.Abs(Peak) * Importance;

    /// <summary>It lasts, and nobody has judged it yet.</summary>
    public bool IsOpen => EndedAt is null && Verdict is null;
}
