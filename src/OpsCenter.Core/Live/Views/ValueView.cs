using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A value or bar.</summary>
internal sealed class ValueView(TileConfig tile, SeriesSelector selector, LiveSources sources) : TileView(tile.Id)
{
    private readonly SeriesGroup _group = new(sources, selector, tile.Query!.Across);
    private readonly LimitLines _limits = new(sources, tile.Query!.Across);
    private ValueTileState _shown = new(tile.Id, null, null, [], 0, 0);

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override TileState Whole => _shown;

    public override void Consider(LiveSeries series) => _group.Consider(series);

    public override void Detach() => _group.Detach();

    public override TileDetail? Explain(Instant now) => _group.Explain(Id, now);

    public override TileState? Step(in TickContext tick)
    {
        var moved = _group.Refresh(tick);
        var limitsMoved = _limits.Refresh(_group.Series, tick.Now);
        if (!moved && !limitsMoved)
        {
            return null;
        }

        var value = _group.Value;
        var now = new ValueTileState(Id, value.Point, value.PerHour, _limits.Current, value.Series, value.Reporting);
        if (now == _shown)
        {
            return null;
        }

        _shown = now;
        return limitsMoved ? now : now with { Limits = null };
    }
}
