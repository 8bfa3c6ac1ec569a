using OpsCenter.Core.Areas;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A map: every site with its worst alarm, its freshness and its main value.</summary>
internal sealed class MapView : TileView
{
    private readonly Dictionary<string, MapSiteView> _sites;

    public MapView(TileConfig tile, IEnumerable<Site> sites, IReadOnlyDictionary<string, string> variables, LiveSources sources)
        : base(tile.Id)
    {
        _sites = sites.ToDictionary(
            site => site.Id,
            site => new MapSiteView(site.Id, tile.Values.GetValueOrDefault(site.Kind) ?? tile.Query, variables, sources));
    }

    public override bool Simulated => _sites.Values.Any(site => site.Simulated);

    public override TileState Whole => new MapTileState(Id, [.. _sites.Values.Select(site => site.Shown)]);

    public override void Consider(LiveSeries series)
    {
        if (series.Key.Tag(StandardTags.Site) is { } id && _sites.TryGetValue(id, out var site))
        {
            site.Consider(series);
        }
    }

    public override void Detach()
    {
        foreach (var site in _sites.Values)
        {
            site.Detach();
        }
    }

    public override TileState? Step(in TickContext tick)
    {
        List<MapSiteState>? changed = null;
        foreach (var site in _sites.Values)
        {
            if (site.Step(tick))
            {
                (changed ??= []).Add(site.Shown);
            }
        }

        return changed is null ? null : new MapTileState(Id, changed);
    }
}
