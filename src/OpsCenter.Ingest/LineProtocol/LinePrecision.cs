namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Unit of a line's timestamp.</summary>
internal static class LinePrecision
{
    /// <summary>Nanoseconds of one unit; null where the word is no precision.</summary>
    /// <param name="word">v1: n, ns, u, µ, us, ms, s, m, h; v2: ns, us, ms, s. Null or empty: nanoseconds.</param>
    public static long? Nanoseconds(string? word) => word switch
    {
        null or "" or "n" or "ns" => 1,
        "u" or "µ" or "us" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => null,
    };
}
