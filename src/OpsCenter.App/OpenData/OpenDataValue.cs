using System.Globalization;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OpenData;

/// <summary>One value of a data set.</summary>
/// <param name="Start">RFC 3339: beginning of the window it is of.</param>
/// <param name="End">RFC 3339: its end, exclusive.</param>
/// <param name="Scope">Id of the site or area, or the value of the tag; empty where the data set has one value for everything.</param>
/// <param name="Name">Name of that site or area, Vietnamese.</param>
/// <param name="Quality">good or suspect.</param>
/// <param name="Flags">revised, simulated.</param>
public sealed record OpenDataValue(string Start, string End, string Scope, string Name, double Value, string Unit, string Quality, IReadOnlyList<string> Flags)
{
    internal const string CsvHeader = "start,end,scope,name,value,unit,quality,flags";

    internal static OpenDataValue Of(KpiDefinition kpi, SeriesKey series, Point point, Places places)
    {
        var (scope, name) = ScopeOf(kpi, series, places);
        return new OpenDataValue(
            Rfc3339.Format(point.Time), Rfc3339.Format(kpi.Every.EndOf(point.Time)), scope, name, point.Value, kpi.Unit, SeriesJson.Name(point.Quality),
            SeriesJson.Names(point.Flags & (ReadingFlags.Revised | ReadingFlags.Simulated)));
    }

    internal string ToCsv() => string.Create(
        CultureInfo.InvariantCulture, $"{Start},{End},{CsvCell.Text(Scope)},{CsvCell.Text(Name)},{Value:R},{CsvCell.Text(Unit)},{Quality},{string.Join(' ', Flags)}");

    private static (string Scope, string Name) ScopeOf(KpiDefinition kpi, SeriesKey series, Places places)
    {
        switch (kpi.Scope.Kind)
        {
            case KpiScopeKind.Site:
                var site = series.Tag(StandardTags.Site) ?? "";
                return (site, places.Sites.GetValueOrDefault(site)?.Name.Vi ?? "");
            case KpiScopeKind.Area:
                var area = series.Tag(StandardTags.Area) ?? "";
                return (area, places.Areas.GetValueOrDefault(area)?.Name.Vi ?? "");
            case KpiScopeKind.Tag:
                return (series.Tag(kpi.Scope.Tag!) ?? "", "");
            default:
                return ("", "");
        }
    }
}
