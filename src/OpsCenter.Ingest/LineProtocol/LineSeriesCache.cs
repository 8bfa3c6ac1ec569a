using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>From the raw bytes before a line's first blank to its series; valid for one field catalogue. Thread-safe, bounded.</summary>
internal sealed class LineSeriesCache(FieldCatalogue catalogue, int limit)
{
    private readonly ConcurrentDictionary<byte[], LineSeries> _series = new(Utf8KeyComparer.Instance);

    public FieldCatalogue Catalogue => catalogue;

    public LineSeries? Find(ReadOnlySpan<byte> raw) =>
        _series.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(raw, out var series) ? series : null;

    /// <summary>Keeps the series; a full cache keeps nothing new, which costs time but loses no data.</summary>
    public LineSeries Keep(ReadOnlySpan<byte> raw, LineSeries series) =>
        _series.Count < limit ? _series.GetOrAdd(raw.ToArray(), series) : series;
}
