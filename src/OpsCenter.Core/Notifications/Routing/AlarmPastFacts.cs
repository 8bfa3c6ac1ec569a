using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Routing;

/// <summary>What had happened to an alarm up to the watermark. Immutable.</summary>
/// <param name="Begin">Sequence of the raise of its newest occurrence; of the first raise where it chattered since; 0 where there was none.</param>
/// <param name="Since">Event time of that raise; null where there was none.</param>
/// <param name="Flapping">It chatters.</param>
/// <param name="Told">Channels that know of the occurrence, with the route that told them.</param>
public sealed record AlarmPastFacts(long Begin, Instant? Since, bool Flapping, IReadOnlyList<ToldChannel> Told)
{
    public static AlarmPastFacts None { get; } = new(0, null, false, []);
}
