using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;

namespace OpsCenter.App.Api.Incidents;

/// <summary>The head of an incident.</summary>
/// <param name="Number">E.g. 2026-000123.</param>
/// <param name="Kind">alarm, citizenRequest or manual.</param>
/// <param name="Severity">critical, high, medium or low.</param>
/// <param name="Status">new, assigned, working, resolved or closed.</param>
/// <param name="Owner">User name; null while nobody has it.</param>
/// <param name="Due">Null where it has no time.</param>
/// <param name="Acknowledged">When somebody took it; null while nobody has.</param>
/// <param name="Resolution">What was done; null before.</param>
/// <param name="MergedInto">The incident that goes on in its stead.</param>
/// <param name="Version">To be sent back with a change, so that nobody else's is lost.</param>
public sealed record IncidentJson(
    string Number, LocalizedText Title, string? Description, string Kind, string? Pack, string? Site, string? Area, string Severity, string Status, string? Owner,
    string? Unit, string Created, string? CreatedBy, string Changed, string? Due, string? Acknowledged, string? Resolved, string? Resolution, string? MergedInto,
    bool Simulated, long Version)
{
    internal static IncidentJson From(Incident one) => new(
        one.Number,
        one.Title,
        one.Description,
        SeriesJson.Name(one.Kind),
        one.Pack,
        one.Site,
        one.Area,
        SeriesJson.Name(one.Severity),
        SeriesJson.Name(one.Status),
        one.Owner,
        one.Unit,
        Rfc3339.Format(one.CreatedAt),
        one.CreatedBy,
        Rfc3339.Format(one.ChangedAt),
        Moment(one.DueAt),
        Moment(one.AcknowledgedAt),
        Moment(one.ResolvedAt),
        one.Resolution,
        one.MergedInto,
        one.Simulated,
        one.Version);

    internal static string? Moment(Core.Telemetry.Instant? at) => at is { } moment ? Rfc3339.Format(moment) : null;
}
