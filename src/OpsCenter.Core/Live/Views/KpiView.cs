using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>A value over a window against its target, with its course and the same window some days before.</summary>
internal sealed class KpiView : LineView
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _range;
    private readonly TimeSpan _shift;
    private readonly Aggregate _aggregate;
    private readonly int _decimals;
    private Pace _pace = new(Every);
    private KpiTileState _shown;

    public KpiView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset)
        : base(
            tile.Id,
            selector,
            new SeriesGroup(sources, selector, tile.Query!.Across),

            // One line holds the window and the one it is compared with.
            new TrendLine(tile.Range!.Value + ShiftOf(tile.Range.Value), IntervalOf(sources, tile.Query), tile.Query, utcOffset),
            utcOffset)
    {
        _range = tile.Range.Value;
        _shift = ShiftOf(_range);
        _aggregate = tile.Query.Aggregate;
        var field = sources.Fields.Find(tile.Query.Measurement, tile.Query.Field);
        _decimals = Math.Clamp(tile.Decimals ?? field?.Decimals ?? 2, 0, 6);
        _shown = new KpiTileState(tile.Id, null, null, 0, 0, [], null);
    }

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override TileState Whole => _shown;

    /// <summary>The least number of whole days that the window fits into: a Monday morning is compared with the morning before.</summary>
    public static TimeSpan ShiftOf(TimeSpan range) => TimeSpan.FromDays(Math.Max(1, Math.Ceiling(range.TotalDays)));

    public override TileState? Step(in TickContext tick)
    {
        if (!_pace.Due(tick, out var whole))
        {
            return null;
        }

        var moved = Group.Refresh(whole);
        var added = Line.Close(tick.Now);
        if (!moved && added is null)
        {
            return null;
        }

        var all = Line.Points();
        var current = Within(all, tick.Now);
        var now = _shown with
        {
            Point = Group.Value.Point is { } point ? point with { V = Value(current, point.V) } : null,
            Prev = Previous(all, tick.Now),
            Series = Group.Value.Series,
            Reporting = Group.Value.Reporting,
        };
        if (now == _shown && added is null)
        {
            return null;
        }

        _shown = now with { History = current };
        return now with { History = null, Add = added };
    }

    /// <summary>Over whole windows, because a window just begun has not heard all its series; over the begun one where there is no other.</summary>
    private double? Value(List<TrendPoint> current, double? newest) =>
        _aggregate == Aggregate.Last ? newest
        : Over(current) ?? (Line.Begun() is { V: { } begun } ? Math.Round(begun, _decimals) : newest);

    private double? Previous(IReadOnlyList<TrendPoint> all, Instant now)
    {
        var before = Within(all, now - _shift);
        var known = before.Count(point => point.V is not null);
        return known * 2 >= _range / Line.Step ? Over(before) : null;
    }

    private List<TrendPoint> Within(IReadOnlyList<TrendPoint> points, Instant end)
    {
        var (from, to) = ((end - _range).UnixMilliseconds, end.UnixMilliseconds);
        return [.. points.Where(point => point.T >= from && point.T < to)];
    }

    private double? Over(IEnumerable<TrendPoint> points)
    {
        var values = points.Where(point => point.V is not null).Select(point => point.V!.Value).ToList();
        double? over = values.Count == 0 ? null : _aggregate switch
        {
            Aggregate.Min => values.Min(),
            Aggregate.Max => values.Max(),
            Aggregate.Sum or Aggregate.Count => values.Sum(),
            Aggregate.Last => values[^1],
            _ => values.Average(),
        };
        return over is { } value ? Math.Round(value, _decimals) : null;
    }
}
