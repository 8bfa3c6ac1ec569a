using System.Text.Json.Serialization;

namespace OpsCenter.Core.Live.Frames;

/// <summary>A shown value with all a viewer must know beside it.</summary>
/// <param name="V">The value; null where no series that counts has one.</param>
/// <param name="T">Device time of the newest reading in it, Unix milliseconds.</param>
/// <param name="Q">Worst quality: 0 good, 1 suspect, 2 bad.</param>
/// <param name="F">Bit mask of <see cref="Telemetry.ReadingFlags"/>.</param>
/// <param name="S">Worst active alarm on its series, 1 to 4; 0 for none.</param>
/// <param name="Iv">Expected seconds between readings; older than twice this is stale.</param>
public sealed record LivePoint(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? V, long T, int Q, int F, int S, double Iv);
