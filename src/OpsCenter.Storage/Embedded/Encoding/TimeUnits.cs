namespace OpsCenter.Storage.Embedded.Encoding;

/// <summary>Units that a column of times may be written in: the coarsest that loses nothing makes the shortest numbers.</summary>
internal static class TimeUnits
{
    private static ReadOnlySpan<long> Nanoseconds => [1_000_000_000, 1_000_000, 1_000, 1];

    /// <summary>In nanoseconds; of an index beyond the last, the finest.</summary>
    public static long Of(byte index) => Nanoseconds[Math.Min((int)index, Nanoseconds.Length - 1)];

    /// <summary>The coarsest that holds the time exactly, but none coarser than <paramref name="from"/>.</summary>
    public static byte Coarsest(long nanoseconds, byte from)
    {
        while (nanoseconds % Nanoseconds[from] != 0)
        {
            from++;
        }

        return from;
    }
}
