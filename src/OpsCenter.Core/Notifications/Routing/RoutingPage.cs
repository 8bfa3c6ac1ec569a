using OpsCenter.Core.Alarms;

namespace OpsCenter.Core.Notifications.Routing;

/// <summary>Transitions to route, and what was before them.</summary>
/// <param name="Transitions">In order of sequence.</param>
/// <param name="Pasts">Of every alarm among them, by id.</param>
public sealed record RoutingPage(IReadOnlyList<AlarmTransition> Transitions, IReadOnlyDictionary<string, AlarmPastFacts> Pasts);
