namespace OpsCenter.App.Api.Incidents;

/// <summary>Opens an incident: for an alarm that stands, or by hand.</summary>
/// <param name="Alarm">Id of an alarm that stands; the rest is then taken from it. Null to open one by hand.</param>
/// <param name="Title">Needed without an alarm.</param>
/// <param name="Severity">critical, high, medium (default) or low.</param>
/// <param name="Unit">Null for the unit whose work it is.</param>
/// <param name="Due">RFC 3339; null for what the settings say.</param>
/// <param name="Tasks">Things to do, in order.</param>
public sealed record IncidentRequest(
    string? Alarm, string? Title, string? Description, string? Pack, string? Site, string? Area, string? Severity, string? Unit, string? Due, IReadOnlyList<string>? Tasks);
