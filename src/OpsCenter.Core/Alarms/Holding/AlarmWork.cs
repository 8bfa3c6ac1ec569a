using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Holding;

/// <summary>A maintenance window that an alarm stands in. Immutable.</summary>
/// <param name="WindowId">Of the window.</param>
/// <param name="Who">Who made the window.</param>
/// <param name="Reason">What is worked on.</param>
/// <param name="Until">End of this occurrence.</param>
public sealed record AlarmWork(string WindowId, string Who, string Reason, Instant Until);
