using System.Collections.Concurrent;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Series;

/// <summary>One <see cref="SeriesKey"/> object per series for the life of the process, up to a limit: beyond it new series are refused and counted.</summary>
/// <remarks>
/// Thread-safe. A device that puts a counter or a time into a tag would otherwise fill memory and disk with series of one
/// reading each. Series of earlier runs do not count: the limit bounds what this process has seen.
/// </remarks>
internal sealed class SeriesInterner(int limit)
{
    private readonly ConcurrentDictionary<SeriesKey, SeriesKey> _known = new();
    private int _count;
    private long _refused;

    public int Limit => limit;

    public int Count => Volatile.Read(ref _count);

    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Null where the series is new and the limit reached.</summary>
    public SeriesKey? Intern(SeriesKey key)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            Interlocked.Increment(ref _refused);
            return null;
        }

        if (_known.TryAdd(key, key))
        {
            return key;
        }

        Interlocked.Decrement(ref _count);
        return _known[key];
    }
}
