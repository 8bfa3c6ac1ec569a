using System.Runtime.CompilerServices;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.History;

/// <summary>Windows out of the readings of a store that has none to offer; the readings pass a slice of time at a time, only windows are kept.</summary>
internal sealed class RawWindows(ITelemetryStore store) : IWindowedTelemetryStore
{
    public async IAsyncEnumerable<SeriesWindows> WindowsAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var collectors = new SortedDictionary<string, (SeriesKey Series, WindowCollector Windows)>(StringComparer.Ordinal);
        var incomplete = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var readings in RawSlices.ReadAsync(store, query, cancellation))
        {
            var name = readings.Series.Canonical;
            if (!collectors.TryGetValue(name, out var line))
            {
                collectors[name] = line = (readings.Series, new WindowCollector(query, query.MaxPoints));
            }

            if (readings.Incomplete)
            {
                incomplete.Add(name);
            }

            foreach (var point in readings.Points)
            {
                if (!line.Windows.Add(point))
                {
                    break;
                }
            }
        }

        var left = query.MaxPoints;
        foreach (var (name, (series, collector)) in collectors)
        {
            var windows = collector.Finish();
            var cut = windows.Count > left;
            yield return new SeriesWindows(series, cut ? [.. windows.Take(left)] : windows, cut || collector.Truncated) { Incomplete = incomplete.Contains(name) };
            left -= windows.Count;
            if (cut || collector.Truncated)
            {
                yield break;
            }
        }
    }
}
