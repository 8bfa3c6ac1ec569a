using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>A past that can be replayed: what was stored while the centre ran, or a scenario.</summary>
/// <param name="Store">Readings and events; only read.</param>
/// <param name="Alarms">What happened to alarms.</param>
public sealed record ReplayPast(ITelemetryStore Store, IAlarmPast Alarms);
