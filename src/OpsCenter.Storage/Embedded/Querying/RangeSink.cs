using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Series;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>Takes the readings of one series in order and keeps them, or windows of them, up to a bound.</summary>
internal sealed class RangeSink(RangeQuery query, int most)
{
    private readonly WindowCollector? _windows = query.Step is null ? null : new WindowCollector(query, most);
    private readonly List<Point> _points = [];
    private bool _truncated;

    /// <summary>The bound was reached with readings left.</summary>
    public bool Truncated => _windows?.Truncated ?? _truncated;

    /// <summary>False where it takes no more.</summary>
    public bool Add(in StoredPoint point)
    {
        if (_windows is not null)
        {
            return _windows.Add(point.ToPoint());
        }

        _truncated = _points.Count >= most;
        if (!_truncated)
        {
            _points.Add(point.ToPoint());
        }

        return !_truncated;
    }

    public bool Add(ReadOnlySpan<StoredPoint> points)
    {
        foreach (ref readonly var point in points)
        {
            if (!Add(point))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Only for a query with a step.</summary>
    public bool Add(in WindowSummary hour) => _windows!.Add(hour);

    /// <inheritdoc cref="WindowCollector.IsOneWindow"/>
    public bool IsOneWindow(Instant first, Instant last) => _windows!.IsOneWindow(first, last);

    public IReadOnlyList<Point> Points() => _points;

    public IReadOnlyList<Window> Windows() => _windows?.Finish() ?? [];
}
