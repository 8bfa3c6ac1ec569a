using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>One message of CAP 1.2 before it is written. Immutable: a message of an identifier never says another thing.</summary>
public sealed record CapMessage
{
    public required string Identifier { get; init; }

    public required string Sender { get; init; }

    public required LocalizedText SenderName { get; init; }

    public required Instant Sent { get; init; }

    /// <summary>Actual, Exercise or Test.</summary>
    public required string Status { get; init; }

    public required CapMessageType Type { get; init; }

    /// <summary>Earlier messages it takes the place of, oldest first.</summary>
    public required IReadOnlyList<CapReference> References { get; init; }

    public required PublicWarningConfig Warning { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>The condition is known to be gone; false for a cancel whose reason is another.</summary>
    public bool AllClear { get; init; }

    /// <summary>Event time of the raise.</summary>
    public required Instant Onset { get; init; }

    public required Instant Expires { get; init; }

    public required LocalizedText Headline { get; init; }

    public required LocalizedText Description { get; init; }

    public LocalizedText? Instruction { get; init; }

    public required CapArea Area { get; init; }
}
