using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>One line of an alarm's history. Immutable; carries its own texts, so that it stays readable after the rule is gone.</summary>
public sealed record AlarmTransition
{
    /// <summary>Grows by one at each transition of any alarm; primary key.</summary>
    public required long Sequence { get; init; }

    public required string AlarmId { get; init; }

    public required string RuleId { get; init; }

    public required SeriesKey Series { get; init; }

    public required AlarmTransitionKind Kind { get; init; }

    /// <summary>Event time for what readings did, the server's time for what people did.</summary>
    public required Instant At { get; init; }

    /// <summary>The server's time.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Rung after the transition, counted from 1; after clearing or closing the rung it left; 0 where something was done to an alarm that is normal.</summary>
    public required int Level { get; init; }

    public required Severity Severity { get; init; }

    public required LocalizedText Title { get; init; }

    public required LocalizedText LevelName { get; init; }

    /// <summary>Value that caused it; for what people did, the value of the newest transition before.</summary>
    public required double Value { get; init; }

    public required double Limit { get; init; }

    public required string Unit { get; init; }

    public required bool Active { get; init; }

    public required bool Acknowledged { get; init; }

    /// <summary>Name of the person or token; null for what readings and reloads did.</summary>
    public string? Who { get; init; }

    /// <summary>The person's comment, or the reason of a close.</summary>
    public string? Comment { get; init; }

    public ReadingFlags Flags { get; init; }

    /// <summary>What kept the alarm quiet when this happened; null where it sounded and may be sent.</summary>
    public AlarmHoldKind? Hold { get; init; }

    /// <summary>It asks for an operator's attention: sounds, is sent, counts as load.</summary>
    public bool Calls => Hold is null && Kind switch
    {
        AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated or AlarmTransitionKind.Realarmed or AlarmTransitionKind.FlappingBegan => true,
        AlarmTransitionKind.Unshelved or AlarmTransitionKind.Released => Active,
        _ => false,
    };
}
