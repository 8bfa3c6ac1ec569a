using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>One alarm that a rule would have raised.</summary>
public sealed record BacktestAlarm
{
    public required SeriesKey Series { get; init; }

    /// <summary>Event time.</summary>
    public required Instant RaisedAt { get; init; }

    /// <summary>Event time; null where it stood at the end.</summary>
    public required Instant? ClearedAt { get; init; }

    /// <summary>Worst rung reached, from 1.</summary>
    public required int Level { get; init; }

    /// <summary>Rung that stood at the end, from 1; 0 where it had cleared.</summary>
    public int Standing { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>Of the worst rung.</summary>
    public required double Limit { get; init; }

    /// <summary>Value furthest beyond the limit while it stood.</summary>
    public required double Peak { get; init; }

    public required Instant PeakAt { get; init; }

    /// <summary>Moments at which an operator would have been called: when it was raised, and each time it became worse.</summary>
    public required IReadOnlyList<Instant> Calls { get; init; }
}
