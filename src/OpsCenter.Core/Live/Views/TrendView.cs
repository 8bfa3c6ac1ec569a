using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A trend: closed windows from the store and from live readings, and the newest value.</summary>
internal sealed class TrendView : LineView
{
    private readonly LimitLines _limits;
    private readonly ForecastBand? _band;
    private TrendTileState _shown;

    public TrendView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset)
        : base(
            tile.Id,
            selector,
            new SeriesGroup(sources, selector, tile.Query!.Across),
            new TrendLine(tile.Range!.Value, IntervalOf(sources, tile.Query), tile.Query, utcOffset),
            utcOffset)
    {
        _limits = new LimitLines(sources, tile.Query.Across);
        _band = tile.Band ? new ForecastBand(selector) : null;
        _shown = new TrendTileState(tile.Id, null, null, [], [], null);
    }

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override TileState Whole => _shown with { History = Line.Points(), Add = null };

    public override void Consider(LiveSeries series)
    {
        base.Consider(series);
        _band?.Consider(series, this);
    }

    public override void Detach()
    {
        base.Detach();
        _band?.Detach(this);
    }

    public override void OnReading(in Reading reading)
    {
        if (_band is not null && ForecastBand.Takes(reading))
        {
            _band.Add(reading.Series, reading.Time, reading.Value);
            return;
        }

        base.OnReading(reading);
    }

    public override async Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        await base.SeedAsync(store, now, cancellation);
        if (_band is not null)
        {
            await _band.SeedAsync(store, now, cancellation);
        }
    }

    public override TileState? Step(in TickContext tick)
    {
        var moved = Group.Refresh(tick);
        var limitsMoved = _limits.Refresh(Group.Series, tick.Now);
        var added = Line.Close(tick.Now);
        var expected = _band?.Changed(tick.Now);
        if (!moved && !limitsMoved && added is null && expected is null)
        {
            return null;
        }

        var now = _shown with { Point = Group.Value.Point, PerHour = Group.Value.PerHour, Limits = _limits.Current, Forecast = expected ?? _shown.Forecast };
        if (now == _shown && added is null)
        {
            return null;
        }

        _shown = now;
        return now with { Limits = limitsMoved ? now.Limits : null, History = null, Add = added, Forecast = expected };
    }
}
