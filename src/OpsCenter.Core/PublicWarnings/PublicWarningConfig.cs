using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.PublicWarnings;

/// <summary>One kind of public warning. Immutable, already validated; words as CAP 1.2 lists them.</summary>
public sealed record PublicWarningConfig
{
    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>Ids of rules; empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Mildest severity that is public.</summary>
    public Severity Severity { get; init; } = Severity.High;

    /// <summary>E.g. <c>Met</c>, <c>Env</c>, <c>Transport</c>.</summary>
    public required string Category { get; init; }

    /// <summary>What it is, e.g. "Lũ trên sông".</summary>
    public required LocalizedText Event { get; init; }

    public string Urgency { get; init; } = "Immediate";

    public string Certainty { get; init; } = "Observed";

    /// <summary>Of the warned place around a site without a boundary, km.</summary>
    public double RadiusKm { get; init; } = 5;

    /// <summary>How long a message holds unless it is updated.</summary>
    public TimeSpan Expires { get; init; } = TimeSpan.FromHours(6);

    /// <summary>What people are to do; null for the rule's own procedure, which is made for operators.</summary>
    public LocalizedText? Instruction { get; init; }
}
