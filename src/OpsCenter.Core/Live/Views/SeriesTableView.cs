using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A table of all series that have some tags, whatever they measure: what a dashboard for any site is made of.</summary>
internal sealed class SeriesTableView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset) : TileView(tile.Id)
{
    /// <summary>Windows of a row's course: rows are small and sent whole.</summary>
    public const int MaxPoints = 90;

    private const int DefaultRows = 24;
    private static readonly TimeSpan DefaultRange = TimeSpan.FromHours(1);
    private readonly TimeSpan _range = tile.Range ?? DefaultRange;
    private readonly SortedDictionary<string, SeriesRowView> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesKey, SeriesPoints> _past = [];
    private readonly Dictionary<SeriesKey, SeriesPoints> _begun = [];
    private Instant _began;
    private int _total;
    private bool _added;

    public override bool Simulated =>
        _rows.Values.Any(row => row.Shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated));

    public override bool PastChanged => _rows.Values.Any(row => row.PastChanged);

    public override TimeSpan? Window => TrendLine.StepOf(_range, MaxPoints);

    public override TileState Whole => new SeriesTileState(Id, [.. _rows.Values.Select(row => row.Shown)], _total);

    public override void Consider(LiveSeries series)
    {
        // What is expected is no reading of the place.
        if (!selector.Matches(series.Key) || (series.Key.Measurement == PseudoSeries.Forecasts && selector.Measurement is null))
        {
            return;
        }

        _total++;
        if (_rows.Count >= (tile.Limit ?? DefaultRows))
        {
            return;
        }

        var row = new SeriesRowView(series, _range, sources, utcOffset);
        _rows[series.Key.Canonical] = row;
        row.Recall(_began, _past.GetValueOrDefault(series.Key), _begun.GetValueOrDefault(series.Key));
        row.Attach();
        _past.Remove(series.Key);
        _begun.Remove(series.Key);

        _added = true;
    }

    public override void Detach()
    {
        foreach (var row in _rows.Values)
        {
            row.Detach();
        }
    }

    public override async Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        _began = now;
        var open = SeriesRowView.Grid(_range, utcOffset).Open(now);
        var most = (tile.Limit ?? DefaultRows) * MaxPoints * 2;
        var closed = new RangeQuery(selector, now - _range, open, TrendLine.StepOf(_range, MaxPoints), Aggregate.Mean, utcOffset, most);
        await foreach (var points in store.QueryAsync(closed, cancellation))
        {
            _past[points.Series] = points;
        }

        var begun = new RangeQuery(selector, open, now + TimeSpan.FromMinutes(5), null, Aggregate.Last, utcOffset);
        await foreach (var points in store.QueryAsync(begun, cancellation))
        {
            _begun[points.Series] = points;
        }
    }

    public override TileState? Step(in TickContext tick)
    {
        List<SeriesRow>? changed = null;
        foreach (var row in _rows.Values)
        {
            if (row.Step(tick))
            {
                (changed ??= []).Add(row.Shown);
            }
        }

        var added = _added;
        _added = false;
        return changed is null && !added ? null : new SeriesTileState(Id, changed ?? [], _total);
    }
}
