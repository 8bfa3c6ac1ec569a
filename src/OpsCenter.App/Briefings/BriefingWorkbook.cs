using Microsoft.Extensions.Localization;
using OpsCenter.App.Api.Xlsx;
using OpsCenter.App.OperatorConsole.Briefings;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Briefings;

/// <summary>A briefing as a workbook in the current language: a sheet per section, numbers as numbers, times as times of here.</summary>
internal sealed class BriefingWorkbook(IStringLocalizer<ConsoleTexts> texts, BriefingWords words)
{
    public XlsxBook Of(Briefing briefing) => new(
        Summary(briefing),
        new XlsxPage(Name("Briefing.Happened"), Heads("Briefing.Kind", "Briefing.Severity", "Briefing.Title", "Briefing.Place", "Briefing.Since", "Briefing.Hours", "Briefing.Who", "Briefing.State"), Happened(briefing)),
        new XlsxPage(Name("Briefing.Open"), Heads("Briefing.Kind", "Briefing.Severity", "Briefing.Title", "Briefing.Place", "Briefing.Since", "Briefing.Due", "Briefing.Who", "Briefing.LateTasks", "Briefing.State"), Open(briefing)),
        new XlsxPage(
            Name("Briefing.OffTarget"),
            Heads("Briefing.Pack", "Briefing.Kpi", "Briefing.Id", "Briefing.Place", "Briefing.Value", "Briefing.Unit", "Briefing.Target", "Briefing.State", "Briefing.Before", "Briefing.LastYear", "Briefing.PlacesOff", "Briefing.Places", "Briefing.Path", "Briefing.Window", "Briefing.Reason", "Briefing.Formula"),
            briefing.Kpis.Select(Kpi)),
        new XlsxPage(Name("Briefing.Changed"), Heads("Briefing.Kind", "Briefing.Subject", "Briefing.At", "Briefing.Who", "Briefing.Detail"), briefing.Changes.Select(change => (IReadOnlyList<object?>)
            [texts[$"BriefingChange.{change.Kind}"].Value, change.Subject.ToString(), Time(change.At), change.Who, change.Detail?.ToString()])),
        new XlsxPage(Name("Briefing.Coming"), Heads("Briefing.Kind", "Briefing.Subject", "Briefing.At", "Briefing.Who", "Briefing.Detail"), briefing.Coming.Select(one => (IReadOnlyList<object?>)
            [texts[$"BriefingComing.{one.Kind}"].Value, one.Subject.ToString(), Time(one.At), one.Who?.ToString(), one.Detail?.ToString()])));

    private XlsxPage Summary(Briefing briefing)
    {
        List<IReadOnlyList<object?>> rows =
        [
            [texts["Briefing.Summary"].Value, BriefingSentence.Of(briefing).ToString()],
            [texts["Briefing.Confidence"].Value, words.Confidence(briefing)],
            [texts["Briefing.From"].Value, Time(briefing.Period.Start)],
            [texts["Briefing.To"].Value, Time(briefing.Period.End)],
            [texts["Briefing.MadeAt"].Value, Time(briefing.MadeAt)],
            [texts["Briefing.IncidentsOpened"].Value, (double)briefing.IncidentsOpened, (double)briefing.IncidentsOpenedBefore],
            [texts["Briefing.IncidentsClosed"].Value, (double)briefing.IncidentsClosed, (double)briefing.IncidentsClosedBefore],
            .. briefing.AlarmCounts.Select(count => (IReadOnlyList<object?>)
                [$"{texts["Briefing.Alarms"]}: {texts[$"Severity.{(int)count.Severity}"]}", (double)count.Count, (double?)count.Before, (double?)count.LastYear]),
            [texts["Briefing.Unanswered"].Value, (double)briefing.Unanswered],
        ];
        return new XlsxPage(Name("Briefing.Summary"), [words.Title(briefing), texts["Briefing.Value"], texts["Briefing.Before"], texts["Briefing.LastYear"]], rows);
    }

    private IEnumerable<IReadOnlyList<object?>> Happened(Briefing briefing)
    {
        foreach (var one in briefing.WorstIncidents)
        {
            yield return
            [
                texts["Briefing.Incident"].Value, Severity(one.Incident.Severity), $"{one.Incident.Number} {one.Incident.Title}", words.Place(one.Incident), Time(one.Incident.CreatedAt),
                Hours(one.Length), one.Incident.Owner, texts[$"IncidentStatus.{one.Incident.Status}"].Value,
            ];
        }

        foreach (var one in briefing.WorstAlarms)
        {
            yield return [texts["Briefing.Alarm"].Value, Severity(one.Severity), one.Title.ToString(), one.Place?.ToString(), Time(one.Since), Hours(one.Length), one.Who, words.State(one)];
        }
    }

    private IEnumerable<IReadOnlyList<object?>> Open(Briefing briefing)
    {
        foreach (var one in briefing.OpenIncidents)
        {
            yield return
            [
                texts["Briefing.Incident"].Value, Severity(one.Incident.Severity), $"{one.Incident.Number} {one.Incident.Title}", words.Place(one.Incident), Time(one.Incident.CreatedAt),
                Time(one.Incident.DueAt), one.Incident.Owner, (double)one.LateTasks, one.Overdue ? texts["Briefing.Overdue"].Value : texts[$"IncidentStatus.{one.Incident.Status}"].Value,
            ];
        }

        foreach (var one in briefing.Standing)
        {
            yield return [texts["Briefing.Alarm"].Value, Severity(one.Severity), one.Title.ToString(), one.Place?.ToString(), Time(one.Since), null, one.Who, null, words.State(one)];
        }
    }

    private IReadOnlyList<object?> Kpi(BriefingKpi one) =>
    [
        words.Pack(one.Kpi.Pack), one.Kpi.Name.ToString(), one.Kpi.Id, one.Place?.ToString(), Rounded(one.Now, one), one.Kpi.Unit, one.Target?.Value, texts[$"KpiState.{one.State}"].Value,
        Rounded(one.Before, one), Rounded(one.LastYear, one), (double)one.PlacesOff, (double)one.Places, texts[$"KpiPath.{one.Kpi.Path}"].Value, Time(one.Now?.WindowStart), one.Now is null ? words.Reason(one) : null,
        one.Kpi.Formula.Text,
    ];

    /// <summary>As the page says it: a leader compares both. Where rounding would hide that a target is missed, the number itself.</summary>
    private static double? Rounded(BriefingValue? value, BriefingKpi one) => value is { } known ? one.RoundsToTarget ? known.Value : Math.Round(known.Value, Math.Clamp(one.Kpi.Decimals, 0, 15), MidpointRounding.AwayFromZero) : null;

    private static double Hours(TimeSpan span) => Math.Round(span.TotalHours, 2);

    private string Severity(Severity severity) => texts[$"Severity.{Math.Max(1, (int)severity)}"];

    private static DateTime? Time(Instant? at) => at is { } time ? LocalTime.At(time).DateTime : null;

    private string Name(string key) => texts[key].Value is var name && name.Length > 31 ? name[..31] : name;

    private string[] Heads(params ReadOnlySpan<string> keys)
    {
        var heads = new string[keys.Length];
        for (var at = 0; at < keys.Length; at++)
        {
            heads[at] = texts[keys[at]];
        }

        return heads;
    }
}
