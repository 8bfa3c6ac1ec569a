using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>A stretch of the past, in order of time.</summary>
/// <param name="To">Everything until here, this moment included, is in it or before it.</param>
/// <param name="Readings">Oldest first.</param>
/// <param name="Events">Oldest first.</param>
internal sealed record ReplayPage(Instant To, IReadOnlyList<Reading> Readings, IReadOnlyList<OperationalEvent> Events);
