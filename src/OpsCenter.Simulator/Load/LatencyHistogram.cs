using System.Numerics;

namespace OpsCenter.Simulator.Load;

/// <summary>Counts latencies in fixed buckets whose width grows with the value: at most 1.6 % relative error, no allocation, any thread.</summary>
/// <remarks>Values are microseconds. Below 128 each value has its own bucket; above, each power of two has 64.</remarks>
public sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;
    private const int Exact = SubBuckets * 2;
    private const int MaxBits = 40;

    private readonly long[] _counts = new long[Exact + ((MaxBits - SubBits - 1) * SubBuckets)];
    private long _max;

    /// <summary>How many values were recorded.</summary>
    public long Count => _counts.Sum(static count => count);

    /// <summary>The greatest value, exactly; 0 where nothing was recorded.</summary>
    public long Max => Interlocked.Read(ref _max);

    /// <summary>Records one value. Negative ones count as 0, those above 2^40 µs (twelve days) in the last bucket.</summary>
    public void Record(long microseconds)
    {
        var value = Math.Max(0, microseconds);
        Interlocked.Increment(ref _counts[IndexOf(value)]);
        for (var max = Interlocked.Read(ref _max); value > max;)
        {
            var seen = Interlocked.CompareExchange(ref _max, value, max);
            if (seen == max)
            {
                break;
            }

            max = seen;
        }
    }

    /// <summary>The value that the given share of all values does not exceed (upper edge of its bucket, never above <see cref="Max"/>); 0 where nothing was recorded.</summary>
    /// <param name="share">0 to 1.</param>
    public long Percentile(double share) => Percentile(share, earlier: null);

    /// <summary>The same over what was recorded since <paramref name="earlier"/> was taken by <see cref="Snapshot"/>.</summary>
    public long Percentile(double share, long[]? earlier)
    {
        var total = Count - (earlier?.Sum() ?? 0);
        var wanted = Math.Max(1, (long)Math.Ceiling(share * total));
        var seen = 0L;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += Interlocked.Read(ref _counts[index]) - (earlier?[index] ?? 0);
            if (seen >= wanted)
            {
                return Math.Min(UpperEdge(index), Max);
            }
        }

        return 0;
    }

    /// <summary>The counts as they are now.</summary>
    public long[] Snapshot() => [.. _counts];

    private static int IndexOf(long value)
    {
        if (value < Exact)
        {
            return (int)value;
        }

        var bits = Math.Min(MaxBits, 64 - BitOperations.LeadingZeroCount((ulong)value));
        var shift = bits - SubBits - 1;
        var sub = Math.Min((value >> shift) - SubBuckets, SubBuckets - 1);
        return Exact + ((shift - 1) * SubBuckets) + (int)sub;
    }

    private static long UpperEdge(int index)
    {
        if (index < Exact)
        {
            return index;
        }

        var shift = ((index - Exact) / SubBuckets) + 1;
        var sub = (index - Exact) % SubBuckets;
        return ((long)(SubBuckets + sub + 1) << shift) - 1;
    }
}
