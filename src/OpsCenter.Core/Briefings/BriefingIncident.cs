using OpsCenter.Core.Incidents;

namespace OpsCenter.Core.Briefings;

/// <summary>One incident of a briefing.</summary>
/// <param name="Incident">As it is kept.</param>
/// <param name="Length">From opening to resolving, or to the moment told.</param>
/// <param name="IsOpen">At the moment told.</param>
/// <param name="Overdue">At the moment told.</param>
/// <param name="LateTasks">Tasks that are late then.</param>
public sealed record BriefingIncident(Incident Incident, TimeSpan Length, bool IsOpen, bool Overdue, int LateTasks);
