using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>From the raw bytes before a line's first blank to its series; valid for one field catalogue. Thread-safe, bounded.</summary>
internal sealed class LineSeriesCache(FieldCatalogue catalogue, int limit)
{
    private readonly ConcurrentDictionary<byte[], LineSeries> _series = new(Utf8KeyComparer.Instance);
    private readonly ConcurrentDictionary<byte[], byte[]> _names = new(Utf8KeyComparer.Instance);

    public FieldCatalogue Catalogue => catalogue;

    /// <param name="raw">The bytes.</param>
    /// <param name="before">Series of the line before: senders keep their order, so what followed it last time is usually the answer.</param>
    public LineSeries? Find(ReadOnlySpan<byte> raw, LineSeries? before)
    {
        if (before?.Follower is { } follower && raw.SequenceEqual(follower.Raw))
        {
            return follower;
        }

        return _series.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(raw, out var series) ? series : null;
    }

    /// <summary>Keeps the series; a full cache keeps nothing new, which costs time but loses no data.</summary>
    public LineSeries Keep(LineSeries series) => _series.Count < limit ? _series.GetOrAdd(series.Raw, series) : series;

    /// <summary>The one copy of a field's name: thousands of series share few.</summary>
    public byte[] Name(ReadOnlySpan<byte> raw)
    {
        if (!_names.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(raw, out var name))
        {
            name = raw.ToArray();
            return _names.Count < limit ? _names.GetOrAdd(name, name) : name;
        }

        return name;
    }
}
