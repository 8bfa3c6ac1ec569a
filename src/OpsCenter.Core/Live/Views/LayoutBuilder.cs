using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>From the file to what a screen lays out: units from the catalogue, places on maps, variables filled in.</summary>
internal sealed class LayoutBuilder(FieldCatalogue fields, Places places, IReadOnlyDictionary<string, string> variables)
{
    public LiveLayout Build(DashboardConfig dashboard) => new(
        dashboard.Id, Fill(dashboard.Title), DashboardConfig.Columns, dashboard.Rows, [.. dashboard.Tiles.Select(Tile)]);

    /// <summary>Sites of a map tile.</summary>
    public IEnumerable<Site> SitesOf(TileConfig tile) =>
        places.Sites.Values.Where(site => tile.Pack is null || site.Pack == tile.Pack).OrderBy(site => site.Id, StringComparer.Ordinal);

    private TileLayout Tile(TileConfig tile)
    {
        var field = tile.Query is { } query && tile.Kind != TileKind.Map ? fields.Find(query.Measurement, query.Field) : null;
        var counts = tile.Query?.Across == Aggregate.Count && tile.Kind != TileKind.Map;
        var map = tile.Kind == TileKind.Map;
        return new TileLayout
        {
            Id = tile.Id,
            Kind = tile.Kind,
            X = tile.X,
            Y = tile.Y,
            W = tile.W,
            H = tile.H,
            Title = Fill(tile.Title),
            Subtitle = tile.Subtitle is { } subtitle ? Fill(subtitle) : null,
            Unit = tile.Unit ?? (counts ? null : field?.Unit),
            Decimals = tile.Decimals ?? (counts ? 0 : field?.Decimals),
            Min = tile.Min,
            Max = tile.Max,
            Drill = tile.Drill,
            RangeMs = (long?)tile.Range?.TotalMilliseconds,
            Limit = tile.Limit,
            Mode = tile.Mode,
            RefreshMs = (long?)tile.Refresh?.TotalMilliseconds,
            Text = tile.Text is { } text ? Fill(text) : null,
            Site = OneSite(tile),
            Areas = map ? Areas() : null,
            Sites = map ? [.. SitesOf(tile).Select(site => new MapSite(site.Id, site.Name, site.Longitude, site.Latitude, site.Kind, site.Pack, site.Area))] : null,
            Waterways = map ? Waterways() : null,
        };
    }

    private string? OneSite(TileConfig tile) =>
        tile.Query?.Selector(variables).Tags.GetValueOrDefault(StandardTags.Site) is { } site && site != "*" ? site : null;

    /// <summary>
    /// Areas in which a site stands, dissolved ones too: a station keeps the name of its place when the level above is merged,
    /// and a province drawn over its own districts would cover them.
    /// </summary>
    private List<MapArea> Areas() =>
    [
        .. places.Sites.Values
            .Select(site => site.Area)
            .Distinct()
            .Select(places.Areas.GetValueOrDefault)
            .OfType<Area>()
            .OrderBy(area => area.Id, StringComparer.Ordinal)
            .Select(area => new MapArea(area.Id, area.Name, area.Longitude, area.Latitude)),
    ];

    private List<MapWaterway> Waterways() =>
    [
        .. places.Waterways.Select(way => new MapWaterway(
            way.Name, way.Width, [.. way.Course.Select(point => new[] { point.Longitude, point.Latitude })])),
    ];

    private LocalizedText Fill(LocalizedText text)
    {
        foreach (var (name, value) in variables)
        {
            var shown = places.Sites.TryGetValue(value, out var site) ? site.Name
                : places.Areas.TryGetValue(value, out var area) ? area.Name
                : LocalizedText.Same(value);
            text = new LocalizedText(
                text.Vi.Replace("$" + name, shown.Vi, StringComparison.Ordinal), text.En.Replace("$" + name, shown.En, StringComparison.Ordinal));
        }

        return text;
    }
}
