using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Flood;

/// <summary>More comes in than one person can read: what stands, by what lies behind it. Immutable.</summary>
/// <param name="Since">When the calls of ten minutes passed the bound.</param>
/// <param name="Groups">Every alarm of the board that nothing holds, or that a cause holds, is in one; the worst first, then the largest.</param>
public sealed record AlarmFlood(Instant Since, IReadOnlyList<AlarmGroup> Groups);
