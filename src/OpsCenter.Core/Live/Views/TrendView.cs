using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A trend: closed windows from the store and from live readings, and the newest value.</summary>
internal sealed class TrendView : LineView
{
    private readonly LimitLines _limits;
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
        _shown = new TrendTileState(tile.Id, null, null, [], [], null);
    }

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override TileState Whole => _shown with { History = Line.Points(), Add = null };

    public override TileState? Step(in TickContext tick)
    {
        var moved = Group.Refresh(tick);
        var limitsMoved = _limits.Refresh(Group.Series, tick.Now);
        var added = Line.Close(tick.Now);
        if (!moved && !limitsMoved && added is null)
        {
            return null;
        }

        var now = _shown with { Point = Group.Value.Point, PerHour = Group.Value.PerHour, Limits = _limits.Current };
        if (now == _shown && added is null)
        {
            return null;
        }

        _shown = now;
        return now with { Limits = limitsMoved ? now.Limits : null, History = null, Add = added };
    }
}
