namespace OpsCenter.Core.Telemetry;

/// <summary>Takes the readings of one series in order, or summaries of several at a time, and makes windows of them, up to a bound. Not thread-safe.</summary>
public sealed class WindowCollector
{
    private readonly WindowGrid _grid;
    private readonly int _mostWindows;
    private readonly ValueSample? _sample;
    private readonly double _percentile;
    private readonly List<Window> _windows = [];
    private WindowSummary _summary;
    private long _start;
    private long _end;

    /// <param name="query">Its step, which is needed, its offset and percentile.</param>
    /// <param name="mostWindows">The bound.</param>
    public WindowCollector(RangeQuery query, int mostWindows)
    {
        _grid = new WindowGrid(query.Step ?? throw new ArgumentException("windows need a step", nameof(query)), query.Offset);
        _mostWindows = mostWindows;
        _percentile = query.Percentile ?? 0;
        _sample = query.Percentile is null ? null : new ValueSample(ValueSample.OfOneWindow);
    }

    /// <summary>The bound was reached with readings left.</summary>
    public bool Truncated { get; private set; }

    /// <summary>False where it takes no more.</summary>
    public bool Add(in Point point)
    {
        if (!Reach(point.Time))
        {
            return false;
        }

        _summary.Include(point);
        _sample?.Add(point.Value);
        return true;
    }

    /// <summary>The same with readings of one window that are summed up already; only where no percentile is wanted.</summary>
    public bool Add(in WindowSummary part)
    {
        if (!Reach(part.FirstTime))
        {
            return false;
        }

        _summary.Append(part);
        return true;
    }

    /// <summary>Can the readings between the two times, both included, be taken as a summary?</summary>
    public bool IsOneWindow(Instant first, Instant last) =>
        _sample is null && last.UnixNanoseconds < (IsOpenAt(first) ? _end : _grid.WindowOf(first.UnixNanoseconds).End);

    public IReadOnlyList<Window> Finish()
    {
        Close();
        return _windows;
    }

    private bool IsOpenAt(Instant time) => _summary.Count > 0 && time.UnixNanoseconds < _end;

    private bool Reach(Instant time)
    {
        if (IsOpenAt(time))
        {
            return true;
        }

        Close();
        if (_windows.Count >= _mostWindows)
        {
            Truncated = true;
            return false;
        }

        (_start, _end) = _grid.WindowOf(time.UnixNanoseconds);
        return true;
    }

    private void Close()
    {
        if (_summary.Count > 0)
        {
            _windows.Add(new Window(new Instant(_start), _summary, _sample?.Percentile(_percentile) ?? double.NaN));
            _summary = default;
            _sample?.Clear();
        }
    }
}
