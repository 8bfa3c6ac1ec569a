using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>
/// A value over a window against its target, with its course and the same window some days before. The newest figure of what is told once a day or less often
/// is held against the figure before it and the one of a year ago: windows of days would miss them.
/// </summary>
internal sealed class KpiView : LineView
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly TimeSpan _range;
    private readonly TimeSpan _shift;
    private readonly TimeSpan? _period;
    private readonly Aggregate _aggregate;
    private readonly int _decimals;
    private readonly TimeSpan _utcOffset;
    private Pace _pace = new(Every);
    private KpiTileState _shown;

    public KpiView(TileConfig tile, SeriesSelector selector, LiveSources sources, TimeSpan utcOffset)
        : base(
            tile.Id,
            selector,
            new SeriesGroup(sources, selector, tile.Query!.Across),

            // One line holds the window and the one it is compared with.
            new TrendLine(
                tile.Range!.Value + (PeriodOf(tile.Query, sources.Fields) is null ? ShiftOf(tile.Range.Value) : TimeSpan.Zero), IntervalOf(sources, tile.Query), tile.Query, utcOffset),
            utcOffset)
    {
        _range = tile.Range.Value;
        _shift = ShiftOf(_range);
        _period = PeriodOf(tile.Query, sources.Fields);
        _utcOffset = utcOffset;
        _aggregate = tile.Query.Aggregate;
        var field = sources.Fields.Find(tile.Query.Measurement, tile.Query.Field);
        _decimals = Math.Clamp(tile.Decimals ?? field?.Decimals ?? 2, 0, 6);
        _shown = new KpiTileState(tile.Id, null, null, null, 0, 0, [], null);
    }

    public override bool Simulated => _shown.Point is { } point && ((ReadingFlags)point.F).HasFlag(ReadingFlags.Simulated);

    public override TileState Whole => _shown;

    /// <summary>The least number of whole days that the window fits into: a Monday morning is compared with the morning before.</summary>
    public static TimeSpan ShiftOf(TimeSpan range) => TimeSpan.FromDays(Math.Max(1, Math.Ceiling(range.TotalDays)));

    /// <summary>Time between two figures, where the newest one is shown and they are a day or more apart; else null.</summary>
    public static TimeSpan? PeriodOf(TileQuery query, FieldCatalogue fields) =>
        query.Aggregate == Aggregate.Last && fields.Find(query.Measurement, query.Field)?.ExpectedInterval is { } interval && interval >= TimeSpan.FromDays(1) ? interval : null;

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
        var shown = Group.Value.Point;
        var now = _shown with
        {
            Point = shown is { } point ? point with { V = Value(current, point.V) } : null,
            Prev = _period is null ? Previous(all, tick.Now) : shown is { } newest ? Before(all, newest.T) : null,
            Year = _period is { } period && shown is { } last ? YearAgo(all, last.T, period) : null,
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

    /// <summary>The figure before the one of that time.</summary>
    private double? Before(IReadOnlyList<TrendPoint> all, long time)
    {
        var step = (long)Line.Step.TotalMilliseconds;
        return Over([.. all.Where(point => point.V is not null && point.T + step <= time).TakeLast(1)]);
    }

    private double? YearAgo(IReadOnlyList<TrendPoint> all, long time, TimeSpan period)
    {
        var then = DateTimeOffset.FromUnixTimeMilliseconds(time).ToOffset(_utcOffset).AddYears(-1).ToUnixTimeMilliseconds();
        return Over([.. all.Where(point => point.V is not null && Math.Abs(point.T - then) <= period.TotalMilliseconds / 2).OrderBy(point => Math.Abs(point.T - then)).Take(1)]);
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
