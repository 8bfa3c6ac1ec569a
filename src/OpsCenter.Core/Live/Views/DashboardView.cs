using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A dashboard with its variables filled in, compiled: a step looks only at tiles whose data moved.</summary>
/// <remarks>One caller at a time; readings may come in meanwhile.</remarks>
public sealed class DashboardView
{
    private readonly LiveSources _sources;
    private readonly List<TileView> _tiles = [];
    private AlarmIndex? _alarms;
    private AlarmStrip _strip = AlarmStrip.Empty;
    private int _known;

    public DashboardView(
        DashboardConfig dashboard, IReadOnlyDictionary<string, string> variables, LiveSources sources, TimeSpan utcOffset)
    {
        _sources = sources;
        var layout = new LayoutBuilder(sources.Fields, sources.Places, variables);
        Layout = layout.Build(dashboard);
        foreach (var tile in dashboard.Tiles)
        {
            TileView? view = tile.Kind switch
            {
                TileKind.Value or TileKind.Bar => new ValueView(tile, tile.Query!.Selector(variables), sources),
                TileKind.Trend => new TrendView(tile, tile.Query!.Selector(variables), sources, utcOffset),
                TileKind.Map => new MapView(tile, layout.SitesOf(tile), variables, sources),
                TileKind.Events => new EventsView(tile, layout.SiteOf(tile), sources),
                TileKind.Alarms => new AlarmsView(tile, layout.SiteOf(tile)),
                TileKind.Series => new SeriesTableView(tile, layout.SelectorOf(tile), sources, utcOffset),
                TileKind.Ranking => new RankingView(tile, tile.Query!.Selector(variables), sources),
                TileKind.Heat => new HeatView(tile, tile.Query!.Selector(variables), sources, utcOffset),
                TileKind.Kpi => new KpiView(tile, tile.Query!.Selector(variables), sources, utcOffset),
                TileKind.Camera => new CameraView(tile, variables, sources),

                // A clock and a text have no state, and neither has an incident list while the centre keeps no incidents.
                _ => null,
            };
            if (view is not null)
            {
                _tiles.Add(view);
            }
        }
    }

    public LiveLayout Layout { get; }

    public AlarmStrip Strip => _strip;

    /// <summary>Something shown was made by a simulator.</summary>
    public bool Simulated => _tiles.Any(tile => tile.Simulated);

    /// <summary>Readings came for windows of a trend that are already sent: make a new view.</summary>
    public bool PastChanged => _tiles.Any(tile => tile.PastChanged);

    /// <summary>State of all tiles as of the last step.</summary>
    public IReadOnlyList<TileState> Whole => [.. _tiles.Select(tile => tile.Whole)];

    /// <summary>Length of the shortest window of its trends; null where it has none.</summary>
    public TimeSpan? ShortestWindow =>
        _tiles.Select(tile => tile.Window).Where(window => window is not null).DefaultIfEmpty().Min();

    /// <summary>Reads the past that trends show. Call once, before the first step.</summary>
    public async Task SeedAsync(Instant now, CancellationToken cancellation)
    {
        foreach (var tile in _tiles)
        {
            await tile.SeedAsync(_sources.Store, now, cancellation);
        }
    }

    /// <summary>What is new since the step before: null for nothing.</summary>
    public (IReadOnlyList<TileState>? Tiles, AlarmStrip? Alarms) Step(Instant now)
    {
        FindNewSeries();
        var alarms = _sources.Alarms;
        var tick = new TickContext(now, alarms, !ReferenceEquals(alarms, _alarms));
        _alarms = alarms;
        List<TileState>? changed = null;
        foreach (var tile in _tiles)
        {
            if (tile.Step(tick) is { } state)
            {
                (changed ??= []).Add(state);
            }
        }

        var strip = alarms.Strip(_sources.RaisedInLast10Minutes);
        if (strip.Same(_strip))
        {
            return (changed, null);
        }

        _strip = strip;
        return (changed, strip);
    }

    /// <summary>Would a tile attach itself to the series? For a view that is only asked: the tiles keep what they were asked about.</summary>
    internal bool Wants(SeriesKey key)
    {
        var probe = new LiveSeries(key);
        _tiles.ForEach(tile => tile.Consider(probe));
        return probe.IsWatched;
    }

    /// <summary>Where a tile's value comes from and what judges it; null where there is no such tile or it shows no value.</summary>
    public TileDetail? Explain(string tile, Instant now) => _tiles.Find(one => one.Id == tile)?.Explain(now);

    /// <summary>Lets go of all series.</summary>
    public void Detach() => _tiles.ForEach(tile => tile.Detach());

    private void FindNewSeries()
    {
        var count = _sources.State.Count;
        for (; _known < count; _known++)
        {
            var series = _sources.State[_known];
            foreach (var tile in _tiles)
            {
                tile.Consider(series);
            }
        }
    }
}
