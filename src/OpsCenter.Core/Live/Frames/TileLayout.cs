using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;

namespace OpsCenter.Core.Live.Frames;

/// <summary>What of a tile does not change while it lives.</summary>
public sealed record TileLayout
{
    public required string Id { get; init; }

    public required TileKind Kind { get; init; }

    public required int X { get; init; }

    public required int Y { get; init; }

    public required int W { get; init; }

    public required int H { get; init; }

    public required LocalizedText Title { get; init; }

    public LocalizedText? Subtitle { get; init; }

    public string? Unit { get; init; }

    public int? Decimals { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Dashboard that a click opens.</summary>
    public string? Drill { get; init; }

    /// <summary>Length of a trend in milliseconds.</summary>
    public long? RangeMs { get; init; }

    /// <summary>Length of a heat grid's column in milliseconds.</summary>
    public long? StepMs { get; init; }

    /// <summary>Rows of a heat grid are days.</summary>
    public bool? Days { get; init; }

    /// <summary>Of a KPI.</summary>
    public LayoutTarget? Target { get; init; }

    /// <summary>How far back a KPI's comparison lies, in milliseconds.</summary>
    public long? ShiftMs { get; init; }

    /// <summary>Rows of a list.</summary>
    public int? Limit { get; init; }

    /// <summary>Of a camera tile: how to show it; null for the liveliest way there is.</summary>
    public CameraStream? Mode { get; init; }

    /// <summary>Of a camera tile: time between two snapshots; null for the camera's own.</summary>
    public long? RefreshMs { get; init; }

    /// <summary>Of a text tile.</summary>
    public LocalizedText? Text { get; init; }

    /// <summary>The one site the tile shows, if it is one.</summary>
    public string? Site { get; init; }

    /// <summary>A table of series tells how readings arrive; null for no.</summary>
    public bool? Diagnostic { get; init; }

    public IReadOnlyList<MapArea>? Areas { get; init; }

    public IReadOnlyList<MapSite>? Sites { get; init; }

    public IReadOnlyList<MapWaterway>? Waterways { get; init; }
}
