using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Series;

namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Measurement and tags of a line, with the series of the fields seen with them. Thread-safe.</summary>
/// <param name="raw">Both as written.</param>
/// <param name="measurement">As meant.</param>
/// <param name="tags">As meant.</param>
internal sealed class LineSeries(byte[] raw, string measurement, IReadOnlyList<KeyValuePair<string, string>> tags)
{
    private readonly Lock _lock = new();
    private (byte[] RawName, SeriesEntry Entry)[] _fields = [];

    public byte[] Raw => raw;

    /// <summary>Whose line came next the last time. A guess: any thread may write it.</summary>
    public LineSeries? Follower { get; set; }

    /// <param name="rawName">Field key as written, escapes included.</param>
    /// <param name="hint">Position of the field in its line: senders keep their order, so it is usually the answer.</param>
    public SeriesEntry? Find(ReadOnlySpan<byte> rawName, int hint)
    {
        var fields = _fields;
        if (hint < fields.Length && rawName.SequenceEqual(fields[hint].RawName))
        {
            return fields[hint].Entry;
        }

        foreach (var (name, entry) in fields)
        {
            if (rawName.SequenceEqual(name))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>Null where the limit of series is reached.</summary>
    public SeriesEntry? Add(ReadOnlySpan<byte> rawName, string field, SeriesInterner interner, LineSeriesCache cache)
    {
        if (interner.Intern(new SeriesKey(measurement, tags, field)) is not { } key)
        {
            return null;
        }

        lock (_lock)
        {
            if (Find(rawName, 0) is { } other)
            {
                return other;
            }

            var entry = new SeriesEntry(key, cache.Catalogue.Find(measurement, field));
            _fields = [.. _fields, (cache.Name(rawName), entry)];
            return entry;
        }
    }
}
