using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Series;

/// <summary>The last state of every counter, by the series its deltas go to. Bounded by the limit of series. Thread-safe.</summary>
internal sealed class CounterStates
{
    private readonly ConcurrentDictionary<SeriesKey, CounterState> _states = new();

    public CounterState Of(SeriesKey series) => _states.GetOrAdd(series, static _ => new CounterState());
}
