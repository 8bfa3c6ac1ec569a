using System.Globalization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Incidents;
using OpsCenter.App.OperatorConsole.Kpis;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.App.Resources;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Briefings;

/// <summary>Parts of a briefing in the reader's words. Thread-safe; the language is that of the thread that asks.</summary>
public sealed class BriefingWords(
    IStringLocalizer<ConsoleTexts> texts, ILiveConfig<IngestConfiguration> configuration, ILiveConfig<Places> places, ILiveConfig<KpiSet> kpis, ILiveConfig<FieldCatalogue> fields)
{
    public string Title(Briefing briefing) => BriefingTitle.Of(briefing, places.Current).ToString();

    public string AreaName(Briefing briefing) => (briefing.AreaName ?? BriefingTitle.Whole(briefing.Period, places.Current)).ToString();

    public string Whole(BriefingPeriod period) => BriefingTitle.Whole(period, places.Current).ToString();

    public string Pack(string id) => configuration.Current.Packs.FirstOrDefault(pack => pack.Id == id)?.Name.ToString() ?? id;

    public string Place(Incident incident) => IncidentWords.Place(incident, places.Current);

    public string Confidence(Briefing briefing)
    {
        var told = briefing.Confidence;
        var paths = string.Join(", ", told.Paths.Where(path => path.Value > 0).Select(path => texts[$"Briefing.Path{path.Key}", path.Value].Value));
        var parts = new List<string>
        {
            told.Silent is { } silent ? texts["Briefing.SourcesSilent", silent, told.Sources] : texts["Briefing.SourcesUnknown", told.Sources],
            texts["Briefing.WithoutValue", told.WithoutValue, told.Kpis, Share(told.WithoutValue, told.Kpis)],
        };
        if (paths.Length > 0)
        {
            parts.Add(texts["Briefing.Paths", paths]);
        }

        if (told.Doubtful > 0)
        {
            parts.Add(texts["Briefing.Doubtful", told.Doubtful]);
        }

        if (told.Elsewhere > 0)
        {
            parts.Add(texts["Briefing.Elsewhere", told.Elsewhere]);
        }

        return string.Join(" · ", parts);
    }

    public string State(BriefingAlarm alarm) => alarm.Hold is { } hold ? texts[$"Hold.{hold}"] : texts[alarm.Ended ? "Briefing.Ended" : "Briefing.Stands"];

    /// <summary>To the minute: the time alone for the day told.</summary>
    public static string Near(Instant at, Briefing briefing) => LocalTime.At(at) is var time && time.Date == LocalTime.At(briefing.AsOf - TimeSpan.FromTicks(1)).Date
        ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
        : time.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public string Length(TimeSpan span) => IncidentWords.Span(span, texts);

    /// <summary>With its unit, or why there is none: never a blank.</summary>
    public string Value(BriefingKpi one) => one.Now is not { } known
        ? texts["Briefing.NoValue"]
        : $"{(one.RoundsToTarget ? known.Value < one.Target!.Value ? "< " : "> " : "")}{KpiWords.Value(one.Kpi, known.Value)}";

    public string Reason(BriefingKpi one) => one.Reason is { } reason ? KpiWords.Reason(reason, texts) : texts["Briefing.NotStored"];

    public string Target(BriefingKpi one) => one.Target is { } target
        ? $"{one.Kpi.Better switch { KpiDirection.Higher => "≥ ", KpiDirection.Lower => "≤ ", _ => "" }}{KpiWords.Value(one.Kpi, target.Value)}"
        : "–";

    public string BandOrState(BriefingKpi one) => one.Now is null ? texts["Briefing.NoValue"] : one.Band is { State: not KpiState.Unjudged } band ? band.Name.ToString() : texts[$"KpiState.{one.State}"];

    /// <summary>How the figure of the period came about.</summary>
    public string How(BriefingKpi one) => one.Now is not { } now
        ? Reason(one)
        : now.Windows == 1 ? texts["Briefing.HowOne", KpiWords.Step(one.Kpi, texts), KpiWords.Start(one.Kpi, now.WindowStart)]
        : texts[one.Kpi.Period == KpiPeriodRule.Formula ? "Briefing.HowMeanInstead" : $"Briefing.How{now.Rule}", Figure.Count(now.Windows), KpiWords.Step(one.Kpi, texts), KpiWords.Start(one.Kpi, now.WindowStart)];

    public IEnumerable<string> Marks(BriefingKpi one)
    {
        if (one.Now is not { } now)
        {
            yield break;
        }

        if (now.Quality != Quality.Good)
        {
            yield return texts["Kpis.Doubtful"];
        }

        if (now.Flags.HasFlag(ReadingFlags.Revised))
        {
            yield return texts["Kpis.Revised"];
        }

        if (now.Flags.HasFlag(ReadingFlags.Simulated))
        {
            yield return texts["Devices.Simulated"];
        }
    }

    public string Input(KpiInput input) => KpiWords.Input(input, kpis.Current, fields.Current, texts);

    /// <summary>The figures behind it, over the period.</summary>
    public static string HistoryPath(Briefing briefing, BriefingKpi one) => string.Create(
        CultureInfo.InvariantCulture,
        $"/console/history?range=custom&from={LocalTime.At(briefing.Period.Start):yyyy-MM-ddTHH:mm}&to={LocalTime.At(briefing.Period.End):yyyy-MM-ddTHH:mm}&s={Uri.EscapeDataString(one.Series?.Canonical ?? "")}");

    /// <summary>Change against another period, with its sign; nothing where either is missing.</summary>
    public static string Step(BriefingKpi one, BriefingValue? then) => one.Now is { } now && then is { } past
        ? (now.Value - past.Value).ToString($"+#,0.{new string('#', one.Kpi.Decimals)};−#,0.{new string('#', one.Kpi.Decimals)};0", CultureInfo.CurrentCulture)
        : "";

    public static string Arrow(BriefingKpi one) => one.Now is { } now && one.Before is { } before ? now.Value > before.Value ? "▲" : now.Value < before.Value ? "▼" : "=" : "";

    private static string Share(int part, int whole) => whole == 0 ? "0 %" : $"{(100.0 * part / whole).ToString("0", CultureInfo.CurrentCulture)} %";
}
