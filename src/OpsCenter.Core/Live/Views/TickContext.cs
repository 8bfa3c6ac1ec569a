using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>What all tiles of a step share.</summary>
/// <param name="Now">One moment for the whole frame.</param>
/// <param name="Alarms">The board now.</param>
/// <param name="AlarmsChanged">Another board than at the view's step before.</param>
internal readonly record struct TickContext(Instant Now, AlarmIndex Alarms, bool AlarmsChanged);
