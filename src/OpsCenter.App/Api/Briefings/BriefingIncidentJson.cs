using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Briefings;

namespace OpsCenter.App.Api.Briefings;

/// <summary>An incident of a briefing.</summary>
/// <param name="Open">At the moment told.</param>
public sealed record BriefingIncidentJson(
    string Number, BriefingTextJson Title, string Severity, string Status, string? Owner, string? Unit, string Created, string? Due, double Seconds, bool Open, bool Overdue, int LateTasks)
{
    internal static BriefingIncidentJson Of(BriefingIncident one) => new(
        one.Incident.Number, BriefingTextJson.Of(one.Incident.Title), SeriesJson.Name(one.Incident.Severity), SeriesJson.Name(one.Incident.Status), one.Incident.Owner, one.Incident.Unit,
        Rfc3339.Format(one.Incident.CreatedAt), one.Incident.DueAt is { } due ? Rfc3339.Format(due) : null, one.Length.TotalSeconds, one.IsOpen, one.Overdue, one.LateTasks);
}
