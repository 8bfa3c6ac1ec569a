using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications;

/// <summary>What is to be told, with every name as it was then: it stays true and readable although rules and places change before it is delivered. Immutable.</summary>
public sealed record Notice
{
    public required NoticeKind Kind { get; init; }

    /// <summary>Of the transition; 0 for what is none.</summary>
    public long Sequence { get; init; }

    /// <summary>Sequence of the transition with which this occurrence of the alarm began.</summary>
    public long Begin { get; init; }

    public required string AlarmId { get; init; }

    public required string RuleId { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText Level { get; init; } = LocalizedText.Same("");

    public Severity Severity { get; init; }

    public double? Value { get; init; }

    public double? Limit { get; init; }

    public string Unit { get; init; } = "";

    public bool Active { get; init; }

    /// <summary>Event time for what readings did, the server's time for what people did.</summary>
    public required Instant At { get; init; }

    /// <summary>Event time of the raise; null where it is not known.</summary>
    public Instant? Since { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public string? Pack { get; init; }

    public string? Site { get; init; }

    public LocalizedText? SiteName { get; init; }

    public string? Area { get; init; }

    public LocalizedText? AreaName { get; init; }

    public string? Who { get; init; }

    public string? Comment { get; init; }

    /// <summary>What the operator is to do.</summary>
    public LocalizedText? Response { get; init; }

    public string? Link { get; init; }

    /// <summary>Name of a kept file that goes with it by mail; null for none.</summary>
    public string? Attachment { get; init; }

    public bool Simulated { get; init; }
}
