using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Incidents.Handover;

/// <summary>What the log says of a shift. Immutable.</summary>
/// <param name="From">Begin of the shift.</param>
/// <param name="To">Its end.</param>
/// <param name="OpenAlarms">That sound: active or not acknowledged.</param>
/// <param name="HeldAlarms">That are kept quiet: shelved, in maintenance, explained by another.</param>
/// <param name="OpenIncidents">Worst first.</param>
/// <param name="DoneIncidents">Resolved or closed in the shift.</param>
/// <param name="Happened">Critical and high alarms that were raised or grew worse, oldest first; at most <see cref="HandoverService.MostHappened"/>.</param>
/// <param name="Raised">Of all severities.</param>
/// <param name="Acknowledged">In the shift.</param>
/// <param name="Cleared">In the shift.</param>
/// <param name="OnCall">Who is on call now, by unit's shown name.</param>
public sealed record HandoverFacts(
    Instant From, Instant To, IReadOnlyList<AlarmView> OpenAlarms, IReadOnlyList<AlarmView> HeldAlarms, IReadOnlyList<Incident> OpenIncidents,
    IReadOnlyList<Incident> DoneIncidents, IReadOnlyList<AlarmTransition> Happened, int Raised, int Acknowledged, int Cleared, IReadOnlyList<KeyValuePair<string, string>> OnCall);
