using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A trend: closed windows from the store and from live readings, and the newest value.</summary>
internal sealed class TrendView : TileView, ISeriesWatcher
{
    private readonly SeriesSelector _selector;
    private readonly SeriesGroup _group;
    private readonly LimitLines _limits;
    private readonly TrendLine _line;
    private readonly TimeSpan _utcOffset;
    private TrendTileState _shown;

    public TrendView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset)
        : base(tile.Id)
    {
        _selector = selector;
        _utcOffset = utcOffset;
        _group = new SeriesGroup(sources, selector, tile.Query!.Across);
        _limits = new LimitLines(sources, tile.Query!.Across);
        var interval = sources.Fields.Find(tile.Query.Measurement, tile.Query.Field)?.ExpectedInterval ?? TimeSpan.FromMinutes(5);
        _line = new TrendLine(tile.Range!.Value, interval, tile.Query, utcOffset);
        _shown = new TrendTileState(tile.Id, null, null, [], [], null);
    }

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override bool PastChanged => _line.PastChanged;

    public override TileState Whole => _shown with { History = _line.Points(), Add = null };

    public override TimeSpan? Window => _line.Step;

    public override void Consider(LiveSeries series)
    {
        if (_group.Consider(series, this) && series.Latest is { } latest)
        {
            _line.Add(latest, fresh: false);
        }
    }

    public override TileDetail? Explain(Instant now) => _group.Explain(Id, now);

    public override void Detach() => _group.Detach(this);

    public void OnReading(in Reading reading)
    {
        _line.Add(reading);
        _group.OnReading(reading);
    }

    public override Task SeedAsync(ITelemetryStore store, Instant now, CancellationToken cancellation)
    {
        _line.Begin(now);
        return LineHistory.ReadAsync(store, _selector, _line, _utcOffset, now, _ => _line, cancellation);
    }

    public override TileState? Step(in TickContext tick)
    {
        var moved = _group.Refresh(tick);
        var limitsMoved = _limits.Refresh(_group.Series, tick.Now);
        var added = _line.Close(tick.Now);
        if (!moved && !limitsMoved && added is null)
        {
            return null;
        }

        var now = _shown with { Point = _group.Value.Point, PerHour = _group.Value.PerHour, Limits = _limits.Current };
        if (now == _shown && added is null)
        {
            return null;
        }

        _shown = now;
        return now with { Limits = limitsMoved ? now.Limits : null, History = null, Add = added };
    }
}
