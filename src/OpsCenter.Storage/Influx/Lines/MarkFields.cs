using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Lines;

/// <summary>
/// What a viewer must know about a value, as integer fields beside it: <c>level#quality</c>, <c>level#simulated</c>… Absent means 0. InfluxQL knows no OR
/// over rows, so every flag is a field of its own and the most of a window is their OR.
/// </summary>
internal static class MarkFields
{
    public const string Quality = "#quality";

    /// <summary>In the order questions ask for them.</summary>
    public static IReadOnlyList<(string Suffix, ReadingFlags Flag)> Flags { get; } =
    [
        ("#late", ReadingFlags.Late),
        ("#revised", ReadingFlags.Revised),
        ("#simulated", ReadingFlags.Simulated),
        ("#clock_replaced", ReadingFlags.ClockReplaced),
    ];
}
