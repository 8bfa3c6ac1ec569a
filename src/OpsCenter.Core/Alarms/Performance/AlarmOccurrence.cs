using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>One time that an alarm stood: from its raise to its end. Immutable.</summary>
public sealed record AlarmOccurrence
{
    public required string AlarmId { get; init; }

    public required string RuleId { get; init; }

    public required SeriesKey Series { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Worst it reached.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Of the worst rung.</summary>
    public required LocalizedText LevelName { get; init; }

    /// <summary>Event time.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>The server's time at which it came before the operator.</summary>
    public required Instant CalledAt { get; init; }

    /// <summary>At the raise, or where it grew worse.</summary>
    public required double Value { get; init; }

    /// <summary>Limit of that rung.</summary>
    public required double Limit { get; init; }

    public required string Unit { get; init; }

    /// <summary>What kept it quiet when it was raised; null where it sounded.</summary>
    public AlarmHoldKind? Hold { get; init; }

    /// <summary>What keeps it quiet at its newest transition.</summary>
    public AlarmHoldKind? HoldNow { get; init; }

    /// <summary>Event time; null while it stands.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Value that cleared it; null while it stands and where its rule went.</summary>
    public double? ClearedValue { get; init; }

    /// <summary>It ended because its rule went, not because the condition did.</summary>
    public bool Closed { get; init; }

    /// <summary>The server's time of the first acknowledgement.</summary>
    public Instant? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>Every word that people left, oldest first.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>How long it stood; until the moment given where it still stands.</summary>
    public TimeSpan Length(Instant now) => (EndedAt ?? now) - RaisedAt is { Ticks: > 0 } length ? length : TimeSpan.Zero;
}
