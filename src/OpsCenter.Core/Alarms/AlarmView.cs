using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>An alarm as screens show it. Immutable.</summary>
public sealed record AlarmView
{
    /// <summary>Fingerprint of (rule, series): stable over restarts and over recurrences.</summary>
    public required string Id { get; init; }

    public required string RuleId { get; init; }

    public required LocalizedText Title { get; init; }

    public required SeriesKey Series { get; init; }

    public string? Pack { get; init; }

    public string? Site { get; init; }

    public string? Area { get; init; }

    public string? Device { get; init; }

    /// <summary>Of the worst rung reached now; of the last one while cleared and unacknowledged.</summary>
    public required Severity Severity { get; init; }

    public required LocalizedText LevelName { get; init; }

    /// <summary>False: the condition is gone but nobody has acknowledged it yet.</summary>
    public required bool Active { get; init; }

    public required bool Acknowledged { get; init; }

    /// <summary>When it went from normal to active (event time).</summary>
    public required Instant Since { get; init; }

    /// <summary>Latest raise, rung change, clearing or acknowledgement.</summary>
    public required Instant ChangedAt { get; init; }

    public required double Value { get; init; }

    public required double Limit { get; init; }

    public required string Unit { get; init; }

    public required AlarmDirection Direction { get; init; }

    /// <summary>Who acknowledged; null while nobody has.</summary>
    public string? Owner { get; init; }

    public string? Comment { get; init; }

    public required AlarmProcedure Procedure { get; init; }

    public ReadingFlags Flags { get; init; }

    /// <summary>Null: it sounds and is sent.</summary>
    public AlarmHold? Hold { get; init; }

    /// <summary>It comes and goes too often to be called each time.</summary>
    public bool Flapping { get; init; }

    /// <summary>Grows by one at each transition anywhere: screens ask for what they missed.</summary>
    public required long Sequence { get; init; }
}
