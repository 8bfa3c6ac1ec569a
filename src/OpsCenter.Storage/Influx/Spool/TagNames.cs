using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>The tags that any series of a measurement has: InfluxDB picks out one series only if told which tags it lacks. One writer, any number of readers.</summary>
internal sealed class TagNames
{
    private readonly ConcurrentDictionary<string, string[]> _byMeasurement = new(StringComparer.Ordinal);

    public void Add(SeriesKey series)
    {
        var known = Of(series.Measurement);
        foreach (var tag in series.Tags)
        {
            known = known.Contains(tag.Key, StringComparer.Ordinal) ? known : [.. known, tag.Key];
        }

        _byMeasurement[series.Measurement] = known;
    }

    public string[] Of(string measurement) => _byMeasurement.GetValueOrDefault(measurement) ?? [];
}
