using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Dashboards;

/// <summary>A tile as the file gives it, validated. Grid units: 24 columns, square by design of the screen.</summary>
public sealed record TileConfig
{
    /// <summary>Value of <see cref="By"/>: a row per day.</summary>
    public const string Day = "day";

    public required string Id { get; init; }

    public required TileKind Kind { get; init; }

    public required int X { get; init; }

    public required int Y { get; init; }

    public required int W { get; init; }

    public required int H { get; init; }

    /// <summary>May hold variables: <c>$site</c> becomes the site's name.</summary>
    public required LocalizedText Title { get; init; }

    public LocalizedText? Subtitle { get; init; }

    /// <summary>Null for kinds without data of their own.</summary>
    public TileQuery? Query { get; init; }

    /// <summary>Main value of a site on a map, by the site's kind.</summary>
    public IReadOnlyDictionary<string, TileQuery> Values { get; init; } = new Dictionary<string, TileQuery>();

    /// <summary>Length of a trend, of a heat grid's columns together, of a KPI's window.</summary>
    public TimeSpan? Range { get; init; }

    public string? Unit { get; init; }

    public int? Decimals { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Dashboard that a click opens.</summary>
    public string? Drill { get; init; }

    /// <summary>Rows of a list.</summary>
    public int? Limit { get; init; }

    /// <summary>Only this pack, for maps, alarms and events.</summary>
    public string? Pack { get; init; }

    /// <summary>Only this site, for alarms and events; of a map the sites around it. May be a variable.</summary>
    public string? Site { get; init; }

    /// <summary>Tags that the series of a table have; a value <c>$name</c> is a variable, <c>*</c> any.</summary>
    public IReadOnlyDictionary<string, string> Select { get; init; } = new Dictionary<string, string>();

    /// <summary>A table of series tells how readings arrive.</summary>
    public bool Diagnostic { get; init; }

    /// <summary>Only events whose kind begins so.</summary>
    public string? KindPrefix { get; init; }

    /// <summary>Tag whose values are the rows of a ranking or heat grid; <see cref="Day"/> for a heat grid of days and hours.</summary>
    public string By { get; init; } = StandardTags.Site;

    /// <summary>Length of a heat grid's column; a whole part of a day.</summary>
    public TimeSpan? Step { get; init; }

    /// <summary>Of a ranking: the lowest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Of a KPI.</summary>
    public TileTarget? Target { get; init; }

    /// <summary>Of a camera tile: id of the camera, or a variable.</summary>
    public string? Camera { get; init; }

    /// <summary>Of a camera tile: how to show it; null for the liveliest way there is.</summary>
    public CameraStream? Mode { get; init; }

    /// <summary>Of a camera tile that shows snapshots: time between two; null for the camera's own.</summary>
    public TimeSpan? Refresh { get; init; }

    /// <summary>Of a camera tile.</summary>
    public CameraFollow Follow { get; init; }

    /// <summary>Of a trend of a KPI: what is expected is drawn as well, with its band.</summary>
    public bool Band { get; init; }

    /// <summary>Of a text tile.</summary>
    public LocalizedText? Text { get; init; }
}
