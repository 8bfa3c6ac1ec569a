using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>State of one (rule, series) as stored. Immutable.</summary>
public sealed record AlarmStateRecord
{
    /// <summary>Fingerprint of (rule, series); primary key.</summary>
    public required string Id { get; init; }

    public required string RuleId { get; init; }

    public required SeriesKey Series { get; init; }

    /// <summary>Worst rung reached now, counted from 1; 0 while not active.</summary>
    public required int Level { get; init; }

    /// <summary>Rung that a cleared, unacknowledged alarm still shows; equals <see cref="Level"/> while active, 0 while normal.</summary>
    public required int ShownLevel { get; init; }

    public required bool Acknowledged { get; init; }

    public string? Owner { get; init; }

    public string? Comment { get; init; }

    /// <summary>Event time of the newest raise from normal.</summary>
    public required Instant Since { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Value at the newest transition.</summary>
    public required double Value { get; init; }

    /// <summary>Limit of the shown rung; 0 while normal.</summary>
    public required double Limit { get; init; }

    public required ReadingFlags Flags { get; init; }

    /// <summary>Of the newest transition; 0 where there was none yet (only pending).</summary>
    public required long Sequence { get; init; }

    /// <summary>Event time of the newest reading that was judged.</summary>
    public required Instant LastTime { get; init; }

    public required double LastValue { get; init; }

    /// <summary>What keeps it quiet and what its clocks count from; null where nothing ever happened to it.</summary>
    public AlarmLifeRecord? Life { get; init; }

    /// <summary>From the mildest rung to the worst; as many as the rule had.</summary>
    public required IReadOnlyList<AlarmRungRecord> Rungs { get; init; }
}
