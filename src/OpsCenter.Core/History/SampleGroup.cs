using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>Readings of several series, by window, for a percentile over all of them.</summary>
internal sealed class SampleGroup(SeriesKey name, double percentile, int mostPerWindow)
{
    private readonly Dictionary<long, ValueSample> _windows = [];
    private readonly HashSet<SeriesKey> _members = [];
    private bool _incomplete;

    public void Add(SeriesPoints series, WindowGrid grid)
    {
        _members.Add(series.Series);
        _incomplete |= series.Incomplete;
        var (end, sample) = (long.MinValue, (ValueSample?)null);
        foreach (var point in series.Points)
        {
            if (sample is null || point.Time.UnixNanoseconds >= end)
            {
                (var start, end) = grid.WindowOf(point.Time.UnixNanoseconds);
                if (!_windows.TryGetValue(start, out sample))
                {
                    _windows[start] = sample = new ValueSample(mostPerWindow);
                }
            }

            sample.Add(point.Value);
        }
    }

    public HistorySeries Answer() =>
        new(name, [.. _windows.OrderBy(window => window.Key).Select(window => new HistoryPoint(new Instant(window.Key), window.Value.Percentile(percentile)))])
        {
            Members = _members.Count,
            Incomplete = _incomplete,
        };
}
