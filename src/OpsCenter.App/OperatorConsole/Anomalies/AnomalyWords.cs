using System.Globalization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.OperatorConsole.Kpis;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Anomalies;

/// <summary>Anomalies in words.</summary>
public sealed class AnomalyWords(ILiveConfig<KpiSet> kpis, ILiveConfig<FieldCatalogue> fields, ILiveConfig<Places> places)
{
    /// <summary>Less than this is told as a difference: "0,97 times" says nothing.</summary>
    private const double TimesFrom = 1.3;

    public string Name(Anomaly anomaly) =>
        KpiOf(anomaly)?.Name.ToString() ?? fields.Current.Find(anomaly.Series.Measurement, anomaly.Series.Field)?.Name.ToString() ?? $"{anomaly.Series.Measurement}.{anomaly.Series.Field}";

    public string Place(Anomaly anomaly, IStringLocalizer texts)
    {
        if (KpiOf(anomaly) is { } kpi)
        {
            return KpiWords.Scope(kpi, anomaly.Series, places.Current, texts);
        }

        return anomaly.Series.Tag(StandardTags.Site) is { } site ? places.Current.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site : anomaly.Series.Device ?? "";
    }

    /// <summary>Why it is unusual, in one sentence: "cao hơn 3,2 lần mức thường thấy lúc 7 giờ thứ Hai (thường 120, nay 384)".</summary>
    public string Why(Anomaly anomaly, IStringLocalizer texts)
    {
        var local = LocalTime.At(anomaly.SeenAt);
        var hour = texts["Anomalies.Hour", local.Hour, Weekday(local)];
        var (value, usual) = (Value(anomaly, anomaly.Value), Value(anomaly, anomaly.Usual));
        var times = anomaly.Usual > 0 && anomaly.Value > 0 ? Math.Max(anomaly.Value / anomaly.Usual, anomaly.Usual / anomaly.Value) : 0;
        var way = anomaly.Value > anomaly.Usual ? "Above" : "Below";
        return times >= TimesFrom
            ? texts[$"Anomalies.{way}Times", times.ToString(times < 10 ? "0.0" : "0", CultureInfo.CurrentCulture), hour, usual, value]
            : texts[$"Anomalies.{way}", hour, usual, value];
    }

    public string? Site(Anomaly anomaly) => anomaly.Series.Tag(StandardTags.Site);

    /// <summary>"thứ Hai", "Monday": inside a sentence.</summary>
    private static string Weekday(DateTimeOffset local)
    {
        var name = CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(local.DayOfWeek);
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? char.ToLower(name[0], CultureInfo.CurrentUICulture) + name[1..] : name;
    }

    private KpiDefinition? KpiOf(Anomaly anomaly) => anomaly.Series.Measurement == PseudoSeries.Kpis ? kpis.Current.Find(anomaly.Series.Field) : null;

    private string Value(Anomaly anomaly, double value)
    {
        if (KpiOf(anomaly) is { } kpi)
        {
            return KpiWords.Value(kpi, value);
        }

        var field = fields.Current.Find(anomaly.Series.Measurement, anomaly.Series.Field);
        return $"{Math.Round(value, field?.Decimals ?? 2).ToString(CultureInfo.CurrentCulture)} {field?.Unit}".TrimEnd();
    }
}
