using System.Runtime.InteropServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>Windows of several series as one: of all their readings together, except that rates add up.</summary>
internal sealed class HistoryGroup(SeriesKey name, HistoryAggregate aggregate)
{
    private readonly Dictionary<Instant, WindowSummary> _windows = [];
    private readonly Dictionary<Instant, double> _rates = [];
    private StoreReads? _reads;
    private int _members;
    private bool _incomplete;

    public void Add(SeriesWindows series)
    {
        _members++;
        _incomplete |= series.Incomplete;
        _reads = series.Reads is { } reads ? reads + (_reads ?? default) : _reads;
        if (aggregate == HistoryAggregate.Rate)
        {
            foreach (var rate in WindowValues.Of(series.Windows, aggregate))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_rates, rate.Time, out _) += rate.Value;
            }

            return;
        }

        foreach (var window in series.Windows)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_windows, window.Start, out _).Unite(window.Summary);
        }
    }

    /// <summary>The same from a store that gives one value per window: call it for sum and count where a mean is wanted.</summary>
    public void Add(SeriesPoints series, Aggregate part)
    {
        _members += part == Aggregate.Count && aggregate == HistoryAggregate.Mean ? 0 : 1;
        _incomplete |= series.Incomplete;
        foreach (var point in series.Points)
        {
            ref var window = ref CollectionsMarshal.GetValueRefOrAddDefault(_windows, point.Time, out var known);
            switch (part)
            {
                case Aggregate.Sum:
                    window.Sum += point.Value;
                    break;
                case Aggregate.Count:
                    window.Count += (long)point.Value;
                    break;
                default:
                    window.Min = known ? Math.Min(window.Min, point.Value) : point.Value;
                    window.Max = known ? Math.Max(window.Max, point.Value) : point.Value;
                    break;
            }
        }
    }

    public HistorySeries Answer()
    {
        var values = aggregate == HistoryAggregate.Rate
            ? _rates.Select(rate => new HistoryPoint(rate.Key, rate.Value))
            : _windows.Select(window => new HistoryPoint(window.Key, window.Value.Value((Aggregate)aggregate)));
        return new HistorySeries(name, [.. values.OrderBy(point => point.Time)])
        {
            Members = _members,
            Incomplete = _incomplete,
            Reads = _reads,
        };
    }
}
