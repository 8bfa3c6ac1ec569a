using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>Parts of an incident in the reader's words.</summary>
internal static class IncidentWords
{
    /// <summary>How long there is, or how long it is over; nothing for what is done or has no time.</summary>
    public static string Due(Incident incident, Instant now, IStringLocalizer<ConsoleTexts> texts) => incident switch
    {
        { IsOpen: false } or { DueAt: null } => "",
        _ when incident.IsOverdue(now) => texts["Incidents.Overdue", Span(now - incident.DueAt!.Value, texts)],
        _ => texts["Incidents.DueIn", Span(incident.DueAt!.Value - now, texts)],
    };

    /// <summary>Two parts at most: nobody plans by the second.</summary>
    public static string Span(TimeSpan span, IStringLocalizer<ConsoleTexts> texts) => span switch
    {
        { TotalDays: >= 2 } => texts["Incidents.SpanDays", span.Days, span.Hours],
        { TotalHours: >= 1 } => texts["Incidents.SpanHours", (int)span.TotalHours, span.Minutes],
        _ => texts["Incidents.SpanMinutes", Math.Max(0, (int)span.TotalMinutes)],
    };

    /// <summary>Site and area; what nobody described goes by its id.</summary>
    public static string Place(Incident incident, Places places)
    {
        var site = incident.Site is { } siteId ? places.Sites.GetValueOrDefault(siteId)?.Name.ToString() ?? siteId : null;
        var area = incident.Area is { } areaId ? places.Areas.GetValueOrDefault(areaId)?.Name.ToString() ?? areaId : null;
        return string.Join(" · ", new[] { site, area }.Where(part => part is not null).Distinct());
    }

    public static string Unit(string? id, UnitTree units) => units.Find(id)?.Name.ToString() ?? id ?? "";

    /// <summary>A line of the timeline without its time and its author.</summary>
    public static string Entry(IncidentEntry entry, UnitTree units, IStringLocalizer<ConsoleTexts> texts)
    {
        var what = texts[$"IncidentEntry.{entry.Kind}"].Value;
        var detail = entry.Kind switch
        {
            IncidentEntryKind.StatusChanged => texts[$"IncidentStatus.{entry.Detail}"].Value,
            IncidentEntryKind.AlarmChanged => texts[$"Transition.{entry.Detail}"].Value,
            IncidentEntryKind.OwnerChanged => entry.Detail ?? texts["Incidents.Nobody"].Value,
            IncidentEntryKind.UnitChanged => Unit(entry.Detail, units),
            IncidentEntryKind.DueChanged => Moment(entry.Detail),
            IncidentEntryKind.Escalated => texts[$"Escalated.{Reason(entry.Detail)}"].Value,
            IncidentEntryKind.Merged or IncidentEntryKind.MergedInto or IncidentEntryKind.Split or IncidentEntryKind.SplitFrom => entry.Detail,
            _ => null,
        };
        var words = entry.Kind is IncidentEntryKind.UnitChanged ? null : entry.Text?.ToString();
        return string.Join(": ", new[] { what, detail, words }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Reason(string? detail) => detail switch
    {
        "on-call" => "OnCall",
        "parent" => "Parent",
        _ => "Overdue",
    };

    private static string Moment(string? text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var moment) ? LocalTime.Full(Instant.From(moment)) : text ?? "";
}
