using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>The windows of a trend. Readings come on the writer's thread, the rest on the stepping one.</summary>
/// <remarks>Only closed windows are on the line, so a window once sent never changes: screens append and are done.</remarks>
internal sealed class TrendLine
{
    private const int MaxPoints = 240;

    /// <summary>Bounds memory where a query matches a whole province; further series do not enter the open window.</summary>
    private const int MaxOpenSeries = 10_000;

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
    ];

    private readonly Lock _lock = new();
    private readonly TimeSpan _range;
    private readonly TimeSpan _gap;
    private readonly TileQuery _query;
    private readonly long _stepNanoseconds;
    private readonly long _offsetNanoseconds;
    private readonly List<TrendPoint> _closed = [];
    private readonly SortedDictionary<long, List<double>> _recalled = [];
    private readonly SortedDictionary<long, Dictionary<SeriesKey, WindowSum>> _open = [];
    private long _openFrom = long.MinValue;

    public TrendLine(TimeSpan range, TimeSpan interval, TileQuery query, TimeSpan utcOffset, int maxPoints = MaxPoints, TimeSpan? fixedStep = null)
    {
        _range = range;
        _query = query;
        Step = fixedStep ?? StepOf(range, maxPoints);
        _gap = Larger(interval * 3, Step * 2);
        _stepNanoseconds = Step.Ticks * 100;
        _offsetNanoseconds = utcOffset.Ticks * 100;
    }

    /// <summary>Length of a window: a whole part of a day, so that live and stored windows begin at the same moments.</summary>
    public TimeSpan Step { get; }

    public static TimeSpan StepOf(TimeSpan range, int maxPoints) => Steps.FirstOrDefault(step => step >= range / maxPoints, Steps[^1]);

    /// <summary>Over time inside a window.</summary>
    public Aggregate Aggregate => _query.Aggregate;

    public bool PastChanged { get; private set; }

    /// <summary>Start of the window that <paramref name="now"/> is in.</summary>
    public Instant Open(Instant now) => new(WindowOf(now));

    public Instant From(Instant now) => new(WindowOf(now - _range));

    /// <summary>Nothing before the window that <paramref name="now"/> is in will be added: the store has it.</summary>
    public void Begin(Instant now) => _openFrom = WindowOf(now);

    /// <param name="reading">Bad ones do not enter the line.</param>
    /// <param name="fresh">False for a reading that was there before the line began.</param>
    public void Add(in Reading reading, bool fresh = true)
    {
        if (reading.Quality == Quality.Bad)
        {
            return;
        }

        lock (_lock)
        {
            var window = WindowOf(reading.Time);
            if (window < _openFrom)
            {
                PastChanged |= fresh && window >= _openFrom - (_range.Ticks * 100);
                return;
            }

            if (!_open.TryGetValue(window, out var sums))
            {
                // A device whose clock runs ahead could otherwise open windows without end.
                if (_open.Count > 2)
                {
                    return;
                }

                _open[window] = sums = [];
            }

            if (!sums.TryGetValue(reading.Series, out var sum))
            {
                if (sums.Count >= MaxOpenSeries)
                {
                    return;
                }

                sums[reading.Series] = sum = new WindowSum();
            }

            sum.Add(reading.Time, reading.Value);
        }
    }

    /// <summary>Closed windows of one series from the store.</summary>
    public void Recall(SeriesPoints points)
    {
        foreach (var point in points.Points.Where(point => point.Quality != Quality.Bad))
        {
            if (!_recalled.TryGetValue(point.Time.UnixNanoseconds, out var values))
            {
                _recalled[point.Time.UnixNanoseconds] = values = [];
            }

            values.Add(point.Value);
        }
    }

    public void CloseRecalled()
    {
        foreach (var (window, values) in _recalled)
        {
            Append(window, values, null);
        }

        _recalled.Clear();
    }

    /// <summary>Windows that ended, with null before one that follows a silence; null where none did.</summary>
    public IReadOnlyList<TrendPoint>? Close(Instant now)
    {
        lock (_lock)
        {
            _openFrom = WindowOf(now);
            List<TrendPoint>? added = null;
            while (_open.Count > 0 && _open.First() is { } oldest && oldest.Key < _openFrom)
            {
                _open.Remove(oldest.Key);
                Append(oldest.Key, [.. oldest.Value.Values.Select(sum => sum.Value(_query.Aggregate))], added ??= []);
            }

            Forget(now);
            return added;
        }
    }

    public IReadOnlyList<TrendPoint> Points()
    {
        lock (_lock)
        {
            return [.. _closed];
        }
    }

    /// <summary>The window that is still open, as far as it goes; null before its first reading.</summary>
    public TrendPoint? Begun()
    {
        lock (_lock)
        {
            return _open.TryGetValue(_openFrom, out var sums)
                ? new TrendPoint(new Instant(_openFrom).UnixMilliseconds, Across([.. sums.Values.Select(sum => sum.Value(_query.Aggregate))]))
                : null;
        }
    }

    private void Forget(Instant now)
    {
        var from = (now - _range).UnixMilliseconds;
        var old = 0;
        while (old < _closed.Count && _closed[old].T < from)
        {
            old++;
        }

        // The list is short; in one go once in a while rather than at every window.
        if (old > 16)
        {
            _closed.RemoveRange(0, old);
        }
    }

    private void Append(long window, List<double> values, List<TrendPoint>? added)
    {
        var time = new Instant(window).UnixMilliseconds;
        if (_closed.Count > 0 && time - _closed[^1].T > _gap.TotalMilliseconds)
        {
            Put(new TrendPoint(_closed[^1].T + (long)Step.TotalMilliseconds, null), added);
        }

        Put(new TrendPoint(time, Across(values)), added);
    }

    private void Put(TrendPoint point, List<TrendPoint>? added)
    {
        _closed.Add(point);
        added?.Add(point);
    }

    private double? Across(List<double> values)
    {
        var value = _query.Across switch
        {
            Aggregate.Min => values.Min(),
            Aggregate.Max => values.Max(),
            Aggregate.Sum => values.Sum(),
            Aggregate.Count => values.Count,
            _ => values.Average(),
        };
        return double.IsFinite(value) ? Math.Round(value, 4) : null;
    }

    private long WindowOf(Instant time)
    {
        var local = time.UnixNanoseconds + _offsetNanoseconds;
        var rest = local % _stepNanoseconds;
        return local - (rest < 0 ? rest + _stepNanoseconds : rest) - _offsetNanoseconds;
    }

    private static TimeSpan Larger(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
