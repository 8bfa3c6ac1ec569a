using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>An alarm as lists and the strip show it. Times in Unix milliseconds.</summary>
public sealed record AlarmItem
{
    public required string Id { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Name of the rung, e.g. "Báo động III".</summary>
    public required LocalizedText Level { get; init; }

    /// <summary>Severity, 1 to 4.</summary>
    public required int S { get; init; }

    public required bool Active { get; init; }

    public required bool Acked { get; init; }

    public required long Since { get; init; }

    public required long Changed { get; init; }

    public required double V { get; init; }

    public required string Unit { get; init; }

    public required int Decimals { get; init; }

    public required double Limit { get; init; }

    /// <summary><c>above</c> or <c>below</c>.</summary>
    public required string Dir { get; init; }

    /// <summary>A playlist may jump to the dashboard of the alarm's pack.</summary>
    public string? Pack { get; init; }

    public AlarmPlace? Site { get; init; }

    /// <summary>Name of the area.</summary>
    public LocalizedText? Area { get; init; }

    /// <summary>Who acknowledged.</summary>
    public string? Owner { get; init; }

    public string? Comment { get; init; }

    /// <summary>What keeps it quiet: <c>shelved</c>, <c>maintenance</c> or <c>suppressed</c>; null for nothing.</summary>
    public string? Held { get; init; }

    public required long Seq { get; init; }

    /// <summary>Simulated.</summary>
    public required bool Sim { get; init; }
}
