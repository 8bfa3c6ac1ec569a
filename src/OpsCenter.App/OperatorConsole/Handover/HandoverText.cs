using System.Text;
using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Incidents;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Handover;

/// <summary>What the log says of a shift, as text in the giver's language, to be worked over by hand.</summary>
internal sealed class HandoverText(IStringLocalizer<ConsoleTexts> texts, Places places)
{
    private const int MostLines = 30;
    private readonly StringBuilder _text = new();

    public string Of(HandoverFacts facts, string giver)
    {
        Line(texts["Handover.Heading", LocalTime.Full(facts.From), LocalTime.Full(facts.To)]);
        Line(texts["Handover.Giver", giver]);
        foreach (var (unit, who) in facts.OnCall)
        {
            Line(texts["Handover.OnCallLine", unit, who]);
        }

        Section("Handover.Figures", 1);
        Line("- " + texts["Handover.FiguresLine", facts.Raised, facts.Acknowledged, facts.Cleared, facts.DoneIncidents.Count]);
        List("Handover.OpenIncidents", facts.OpenIncidents, one => Incident(one, facts.To));
        List("Handover.DoneIncidents", facts.DoneIncidents, one => $"{one.Number} {one.Title}{(one.Resolution is { } done ? $": {done}" : "")}");
        List("Handover.OpenAlarms", facts.OpenAlarms, Alarm);
        List("Handover.HeldAlarms", facts.HeldAlarms, Held);
        List("Handover.Happened", facts.Happened, one => $"{LocalTime.Near(one.At, facts.To)} {texts[$"Transition.{one.Kind}"]}: {one.Title} ({one.LevelName}, {Figure.Value(one.Value)} {one.Unit})");
        Section("Handover.Notes", 1);
        Line("- ");
        return _text.ToString();
    }

    private string Incident(Incident one, Instant now)
    {
        var parts = new[]
        {
            one.Title.ToString(), IncidentWords.Place(one, places), texts[$"IncidentStatus.{one.Status}"].Value, one.Owner ?? texts["Incidents.Nobody"].Value, IncidentWords.Due(one, now, texts),
        };
        return $"{one.Number} {string.Join(", ", parts.Where(part => part.Length > 0))}";
    }

    private string Alarm(AlarmView one) =>
        $"[{(int)one.Severity}] {one.Title}, {one.LevelName} {Figure.Value(one.Value)} {one.Unit}, {(one.Acknowledged ? texts["Alarms.AckedBy", one.Owner ?? ""].Value : texts["Alarms.Unacked"].Value)}"
        + (one.Comment is { } comment ? $" ({comment})" : "");

    private string Held(AlarmView one) =>
        $"[{(int)one.Severity}] {one.Title}: {string.Join(", ", new[] { one.Hold!.Reason, one.Hold.Who, one.Hold.Until is { } until ? LocalTime.Full(until) : null }.Where(part => part is not null))}";

    private void List<T>(string heading, IReadOnlyList<T> items, Func<T, string> words)
    {
        Section(heading, items.Count);
        foreach (var item in items.Take(MostLines))
        {
            Line("- " + words(item));
        }

        if (items.Count > MostLines)
        {
            Line("- " + texts["Handover.More", items.Count - MostLines]);
        }
    }

    private void Section(string heading, int count)
    {
        Line("");
        Line(texts[heading].Value.ToUpper(System.Globalization.CultureInfo.CurrentUICulture));
        if (count == 0)
        {
            Line("- " + texts["Handover.Nothing"]);
        }
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
