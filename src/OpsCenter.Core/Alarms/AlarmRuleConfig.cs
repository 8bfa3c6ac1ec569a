using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>A rule as the pack's <c>alarms.yaml</c> gives it. Immutable, already validated.</summary>
public sealed record AlarmRuleConfig
{
    /// <summary>Unique over all packs, e.g. <c>water.flood</c>.</summary>
    public required string Id { get; init; }

    public required string Pack { get; init; }

    /// <summary>Shown title; <c>{site}</c> becomes the site's name, <c>{device}</c> the device, <c>{level}</c> the rung's name.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Every matching series has a state of its own. Measurement and field are not null.</summary>
    public required SeriesSelector Selector { get; init; }

    /// <summary>What of the series is held against the limits.</summary>
    public AlarmCondition Condition { get; init; } = new AlarmCondition.Level();

    public AlarmDirection Direction { get; init; } = AlarmDirection.Above;

    /// <summary>From the mildest rung to the worst; limits monotonic in the rule's direction.</summary>
    public required IReadOnlyList<AlarmLevelConfig> Levels { get; init; }

    /// <summary>Limits of single sites, one per rung, in the rungs' order; NaN where the site has no such rung.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> SiteLimits { get; init; } =
        new Dictionary<string, IReadOnlyList<double>>();

    /// <summary>When other limits hold; the first that holds wins over the rule's own and the standard's, a site's own over it.</summary>
    public IReadOnlyList<AlarmSchedule> Schedules { get; init; } = [];

    public required AlarmProcedure Procedure { get; init; }

    /// <summary>File the rule came from, for messages.</summary>
    public required string File { get; init; }
}
