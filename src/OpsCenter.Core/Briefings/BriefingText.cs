using System.Globalization;
using System.Text;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Templates;

namespace OpsCenter.Core.Briefings;

/// <summary>A briefing as plain text, for mail and chat: the sentence, then the few lines that matter most.</summary>
public static class BriefingText
{
    private const int MostLines = 8;

    public static string Of(Briefing briefing, NoticeLanguage language)
    {
        var vi = language == NoticeLanguage.Vi;
        var culture = CultureInfo.GetCultureInfo(vi ? "vi" : "en");
        var text = new StringBuilder(BriefingSentence.Of(briefing).In(language)).Append('\n');
        Part(text, vi ? "Ngoài mục tiêu" : "Off target", briefing.Kpis.Where(kpi => kpi.IsOff).Select(kpi =>
            $"{kpi.Kpi.Name.In(language)}{(kpi.Place is { } place ? $", {place.In(language)}" : "")}: {Number(kpi.Now!.Value.Value, kpi.Kpi.Decimals, culture)} {kpi.Kpi.Unit}"
            + (kpi.Target is { } target ? $" ({(vi ? "mục tiêu" : "target")} {Number(target.Value, kpi.Kpi.Decimals, culture)})" : "")));
        Part(text, vi ? "Sự cố đang mở" : "Open incidents", briefing.OpenIncidents.Select(one =>
            $"{one.Incident.Number} {one.Incident.Title.In(language)}, {one.Incident.Owner ?? (vi ? "chưa ai nhận" : "nobody has it")}{(one.Overdue ? vi ? ", QUÁ HẠN" : ", OVERDUE" : "")}"));
        Part(text, vi ? "Sắp tới" : "To come", briefing.Coming.Select(one =>
            $"{Calendars.LocalClock.Local(one.At).ToString("HH:mm dd/MM", CultureInfo.InvariantCulture)} {one.Subject.In(language)}"));
        return text.ToString().TrimEnd();
    }

    private static void Part(StringBuilder text, string head, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        text.Append('\n').Append(head).Append(CultureInfo.InvariantCulture, $" ({all.Count}):\n");
        foreach (var line in all.Take(MostLines))
        {
            text.Append("- ").Append(NoticeText.OneLine(line)).Append('\n');
        }
    }

    private static string Number(double value, int decimals, CultureInfo culture) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), culture);
}
