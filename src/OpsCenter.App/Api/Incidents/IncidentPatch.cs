namespace OpsCenter.App.Api.Incidents;

/// <summary>Changes of an incident; what is absent stays. All of it or nothing.</summary>
/// <param name="Version">Of the incident as it was read; absent to change whatever is there.</param>
/// <param name="Status">new, assigned, working, resolved or closed.</param>
/// <param name="Reason">Needed to resolve, close and reopen.</param>
/// <param name="Owner">User name; empty gives it back.</param>
/// <param name="Due">RFC 3339.</param>
/// <param name="Comment">One line more in the timeline.</param>
/// <param name="Tasks">Tasks to tick or give to somebody, and new ones.</param>
public sealed record IncidentPatch(
    long? Version, string? Title, string? Severity, string? Status, string? Reason, string? Owner, string? Unit, string? Due, string? Comment,
    IReadOnlyList<IncidentPatch.Task>? Tasks)
{
    /// <param name="Id">Absent for a new one.</param>
    /// <param name="Text">Of a new one.</param>
    /// <param name="Done">true ticks it, false unticks it.</param>
    /// <param name="Assignee">User name; empty for the incident's owner.</param>
    public sealed record Task(int? Id, string? Text, bool? Done, string? Assignee);
}
