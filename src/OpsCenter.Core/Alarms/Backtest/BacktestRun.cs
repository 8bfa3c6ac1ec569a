using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>What a rule would have done.</summary>
public sealed record BacktestRun
{
    public required AlarmRuleConfig Rule { get; init; }

    /// <summary>Inclusive.</summary>
    public required Instant From { get; init; }

    /// <summary>Exclusive.</summary>
    public required Instant To { get; init; }

    /// <summary>By time of raising. One that stood before <see cref="From"/> is among them with the time it was raised; it is no load.</summary>
    public required IReadOnlyList<BacktestAlarm> Alarms { get; init; }

    /// <summary>Of the range, without what stood before it.</summary>
    public required BacktestLoad Load { get; init; }

    /// <summary>Series that the rule covers and that have readings.</summary>
    public required int Series { get; init; }

    /// <summary>Readings judged, those before <see cref="From"/> included.</summary>
    public required long Readings { get; init; }

    /// <summary>Some of the range's readings could not be read: only their hourly summary is kept, the disk damaged them, or there were more than can be asked for at once.</summary>
    public required bool Incomplete { get; init; }
}
