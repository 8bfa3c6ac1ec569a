using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>Takes the readings of one series in order and keeps them, or one value per window, up to a bound.</summary>
internal sealed class PointCollector(RangeQuery query, int mostPoints)
{
    private readonly WindowGrid? _grid = query.Step is { } step ? new WindowGrid(step, query.Offset) : null;
    private readonly List<Point> _points = [];
    private bool _open;
    private long _start;
    private long _end;
    private double _first;
    private double _last;
    private double _least;
    private double _most;
    private double _sum;
    private long _count;
    private Quality _worst;
    private ReadingFlags _flags;

    /// <summary>The bound was reached with readings left.</summary>
    public bool Truncated { get; private set; }

    /// <summary>False where it takes no more.</summary>
    public bool Add(in StoredPoint point)
    {
        if (_open && point.Time < _end)
        {
            Include(point);
            return true;
        }

        Close();
        if (_points.Count >= mostPoints)
        {
            Truncated = true;
            return false;
        }

        if (_grid is null)
        {
            _points.Add(point.ToPoint());
            return true;
        }

        (_start, _end) = _grid.WindowOf(point.Time);
        _open = true;
        (_first, _least, _most) = (point.Value, point.Value, point.Value);
        (_sum, _count, _worst, _flags) = (0, 0, Quality.Good, ReadingFlags.None);
        Include(point);
        return true;
    }

    public IReadOnlyList<Point> Finish()
    {
        Close();
        return _points;
    }

    private void Include(in StoredPoint point)
    {
        _last = point.Value;
        _least = Math.Min(_least, point.Value);
        _most = Math.Max(_most, point.Value);
        _sum += point.Value;
        _count++;
        _worst = point.Quality > _worst ? point.Quality : _worst;
        _flags |= point.Flags;
    }

    private void Close()
    {
        if (_open)
        {
            _points.Add(new Point(new Instant(_start), Value(), _worst, _flags));
            _open = false;
        }
    }

    private double Value() => query.Aggregate switch
    {
        Aggregate.Mean => _sum / _count,
        Aggregate.Min => _least,
        Aggregate.Max => _most,
        Aggregate.Sum => _sum,
        Aggregate.Count => _count,
        Aggregate.First => _first,
        Aggregate.Last => _last,
        _ => throw new ArgumentOutOfRangeException(nameof(query), query.Aggregate, "unknown aggregate"),
    };
}
