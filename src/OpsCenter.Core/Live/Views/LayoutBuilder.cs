using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>From the file to what a screen lays out: units from the catalogue, places on maps, variables filled in.</summary>
internal sealed class LayoutBuilder(FieldCatalogue fields, Places places, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>Sites on a map of one site, itself included.</summary>
    private const int Neighbours = 14;

    public LiveLayout Build(DashboardConfig dashboard) => new(
        dashboard.Id, Fill(dashboard.Title), DashboardConfig.Columns, dashboard.Rows, [.. dashboard.Tiles.Select(Tile)]);

    /// <summary>Sites of a map tile.</summary>
    public IEnumerable<Site> SitesOf(TileConfig tile) =>
        Around(tile, places.Sites.Values.Where(site => tile.Pack is null || site.Pack == tile.Pack)).OrderBy(site => site.Id, StringComparer.Ordinal);

    /// <summary>The tile's site with its variable filled in.</summary>
    public string? SiteOf(TileConfig tile) => tile.Site is { } site ? Value(site) : null;

    /// <summary>Series of a table.</summary>
    public SeriesSelector SelectorOf(TileConfig tile) => new(null, null, tile.Select.ToDictionary(tag => tag.Key, tag => Value(tag.Value)));

    private string? SelectedSite(TileConfig tile) => SelectorOf(tile).Tags.GetValueOrDefault(StandardTags.Site) is { } site && site != "*" ? site : null;

    private string Value(string text) => text.StartsWith('$') && variables.TryGetValue(text[1..], out var value) ? value : text;

    /// <summary>A map of one site shows its neighbours: the nearest ones.</summary>
    private IEnumerable<Site> Around(TileConfig tile, IEnumerable<Site> sites)
    {
        if (SiteOf(tile) is not { } id || !places.Sites.TryGetValue(id, out var centre))
        {
            return sites;
        }

        // At this latitude a degree east is a little shorter than a degree north.
        return sites.OrderBy(site => Math.Pow((site.Longitude - centre.Longitude) * 0.94, 2) + Math.Pow(site.Latitude - centre.Latitude, 2)).Take(Neighbours);
    }

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
            StepMs = (long?)tile.Step?.TotalMilliseconds,
            Days = tile is { Kind: TileKind.Heat, By: TileConfig.Day } ? true : null,
            Target = tile.Target is { } target ? new LayoutTarget(target.Value, target.Above ? "above" : "below", target.Name) : null,
            ShiftMs = tile.Kind == TileKind.Kpi && KpiView.PeriodOf(tile.Query!, fields) is null ? (long)KpiView.ShiftOf(tile.Range!.Value).TotalMilliseconds : null,
            Limit = tile.Limit,
            Mode = tile.Mode,
            RefreshMs = (long?)tile.Refresh?.TotalMilliseconds,
            Text = tile.Text is { } text ? Fill(text) : null,
            Site = OneSite(tile) ?? SiteOf(tile) ?? SelectedSite(tile),
            Diagnostic = tile.Diagnostic ? true : null,
            Areas = map ? Areas(tile) : null,
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
    private List<MapArea> Areas(TileConfig tile) =>
    [
        .. (tile.Site is null ? places.Sites.Values : SitesOf(tile))
            .Select(site => site.Area)
            .Distinct()
            .Select(places.Areas.GetValueOrDefault)
            .OfType<Area>()
            .OrderBy(area => area.Id, StringComparer.Ordinal)
            .Select(area => new MapArea(area.Id, area.Name, area.Longitude, area.Latitude, Rings(area))),
    ];

    private static List<IReadOnlyList<double[]>>? Rings(Area area) => area.Boundary.Count == 0
        ? null
        : [.. area.Boundary.Select(ring => ring.Select(point => new[] { Math.Round(point.Longitude, 5), Math.Round(point.Latitude, 5) }).ToList())];

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
            text = new LocalizedText(FillIn(text.Vi, name, shown.Vi), FillIn(text.En, name, shown.En));
        }

        return text;
    }

    /// <summary>Whole names only: <c>$site</c> is not the beginning of <c>$sites</c>.</summary>
    private static string FillIn(string text, string name, string value)
    {
        for (var at = text.IndexOf("$" + name, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + name.Length + 1;
            var whole = end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_');
            text = whole ? string.Concat(text.AsSpan(0, at), value, text.AsSpan(end)) : text;
            at = text.IndexOf("$" + name, at + (whole ? value.Length : 1), StringComparison.Ordinal);
        }

        return text;
    }
}
