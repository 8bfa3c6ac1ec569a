using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>Which news go to which channels. Immutable, already validated. Every route that fits sends; a channel named by several gets it once.</summary>
public sealed record RouteConfig
{
    public required string Id { get; init; }

    /// <summary>Ids, at least one.</summary>
    public required IReadOnlyList<string> Channels { get; init; }

    /// <summary>Empty for all.</summary>
    public IReadOnlyList<string> Packs { get; init; } = [];

    /// <summary>These and what lies in them; empty for all.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Ids of rules; empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Mildest severity that is sent.</summary>
    public Severity Severity { get; init; } = Severity.Low;

    /// <summary>Null for all day.</summary>
    public RouteHours? Hours { get; init; }

    /// <summary>Kinds of news that are sent.</summary>
    public IReadOnlySet<NoticeKind> Kinds { get; init; } = NoticeKinds.Usual;
}
