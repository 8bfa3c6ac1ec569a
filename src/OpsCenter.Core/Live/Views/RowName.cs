using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>What a tag's value is called on a screen.</summary>
internal static class RowName
{
    public static LocalizedText Of(string measurement, string tag, string value, LiveSources sources) => Place(tag, value, sources.Places)
        ?? (tag == KpiForecasts.KpiTag ? sources.Fields.Find(PseudoSeries.Kpis, value)?.Name : null) ?? sources.Sheets.NameOf(measurement, tag, value) ?? LocalizedText.Same(value);

    private static LocalizedText? Place(string tag, string value, Places places) =>
        tag == StandardTags.Site && places.Sites.TryGetValue(value, out var site) ? site.Name
        : tag == StandardTags.Area && places.Areas.TryGetValue(value, out var area) ? area.Name
        : tag == StandardTags.Device && places.SiteOfDevice(value) is { } stands ? stands.Name
        : null;
}
