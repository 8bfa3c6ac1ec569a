using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>One site of a map.</summary>
internal sealed class MapSiteView
{
    private const string Live = "live";
    private const string Stale = "stale";
    private const string None = "none";
    private readonly LiveSources _sources;
    private readonly string _id;
    private readonly FieldInfo? _field;
    private readonly SeriesGroup? _main;
    private readonly Dictionary<(string Measurement, string Field), SeriesGroup> _any = [];

    public MapSiteView(string id, TileQuery? main, IReadOnlyDictionary<string, string> variables, LiveSources sources)
    {
        _id = id;
        _sources = sources;
        Shown = new MapSiteState(id, 0, None, null, null, null, null, null);
        if (main is not null)
        {
            _field = sources.Fields.Find(main.Measurement, main.Field);
            _main = new SeriesGroup(sources, main.Selector(variables), main.Across);
        }
    }

    public MapSiteState Shown { get; private set; }

    public bool Simulated { get; private set; }

    public void Consider(LiveSeries series)
    {
        if (_main?.Consider(series) == true)
        {
            return;
        }

        // One group per field, because each field has its own expected interval.
        var field = (series.Key.Measurement, series.Key.Field);
        if (!_any.TryGetValue(field, out var group))
        {
            var selector = new SeriesSelector(field.Measurement, field.Field, new Dictionary<string, string>());
            _any[field] = group = new SeriesGroup(_sources, selector, Aggregate.Count);
        }

        group.Consider(series);
    }

    public void Detach()
    {
        _main?.Detach();
        foreach (var group in _any.Values)
        {
            group.Detach();
        }
    }

    /// <summary>True where <see cref="Shown"/> changed.</summary>
    public bool Step(in TickContext tick)
    {
        var moved = tick.AlarmsChanged;
        moved |= _main?.Refresh(tick) == true;
        foreach (var group in _any.Values)
        {
            moved |= group.Refresh(tick);
        }

        if (!moved)
        {
            return false;
        }

        var now = State(tick);
        var changed = now != Shown;
        Shown = now;
        return changed;
    }

    private MapSiteState State(in TickContext tick)
    {
        var main = _main?.Value.Series > 0 ? _main.Value : null;
        var reporting = main?.Reporting ?? _any.Values.Sum(group => group.Value.Reporting);
        var heard = main?.Point is not null || _any.Values.Any(group => group.Value.Point is not null);
        var newest = main?.Point?.T ?? Newest();
        var alarm = tick.Alarms.WorstAt(_id);
        Simulated = Flagged(main) || _any.Values.Any(group => Flagged(group.Value));
        return new MapSiteState(
            _id,
            (int)(alarm?.Severity ?? Severity.None),
            reporting > 0 ? Live : heard ? Stale : None,
            main?.Point?.V,
            main is null ? null : _field?.Unit,
            main is null ? null : _field?.Decimals,
            newest,
            alarm?.Title);
    }

    private long? Newest()
    {
        var times = _any.Values.Where(group => group.Value.Point is not null).Select(group => group.Value.Point!.T).ToList();
        return times.Count == 0 ? null : times.Max();
    }

    private static bool Flagged(GroupValue? value) =>
        value?.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);
}
