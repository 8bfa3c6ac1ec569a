using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Rules;

/// <summary>A text of a rule that is, or was, in force. Immutable.</summary>
public sealed record RuleVersion
{
    /// <summary><see cref="Author"/> of a change that came over the file itself.</summary>
    public const string ByFile = "file";

    public required string RuleId { get; init; }

    /// <summary>Per rule, from 1; 0 before it is stored.</summary>
    public int Number { get; init; }

    public required string Pack { get; init; }

    /// <summary>An <c>alarms.yaml</c> of this rule alone, comments included; null: from here on the rule was gone.</summary>
    public required string? Text { get; init; }

    /// <summary>Who wrote it; <see cref="ByFile"/> where it was found in the file.</summary>
    public required string Author { get; init; }

    /// <summary>Who approved it; null where nobody had to.</summary>
    public string? Approver { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>Since when it is in force.</summary>
    public required Instant At { get; init; }

    /// <summary>Number of the proposal it came from.</summary>
    public int? Proposal { get; init; }

    /// <summary>What its backtest said; null where there was none.</summary>
    public RuleVerdict? Verdict { get; init; }
}
