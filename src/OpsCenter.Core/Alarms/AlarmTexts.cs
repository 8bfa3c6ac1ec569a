using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>Names and units that an alarm is shown with, from the configuration in force. Thread-safe.</summary>
public sealed class AlarmTexts(ILiveConfig<Places> places, ILiveConfig<FieldCatalogue> fields, ILiveConfig<SheetCatalogue>? sheets = null)
{
    /// <summary>Raised when names or units may have changed.</summary>
    public event Action? Changed
    {
        add
        {
            places.Changed += value;
            fields.Changed += value;
        }

        remove
        {
            places.Changed -= value;
            fields.Changed -= value;
        }
    }

    /// <summary>Fills <c>{site}</c>, <c>{device}</c>, <c>{level}</c> and the names of the series' other tags. A site nobody described goes by its id, a series without a site by its device.</summary>
    public LocalizedText Title(LocalizedText template, SeriesKey series, LocalizedText level)
    {
        var device = series.Tag(StandardTags.Device);
        var siteId = series.Tag(StandardTags.Site);
        var site = siteId is not null && places.Current.Sites.TryGetValue(siteId, out var found)
            ? found.Name
            : LocalizedText.Same(siteId ?? device ?? series.Canonical);
        var filled = new LocalizedText(
            Fill(template.Vi, site.Vi, device ?? site.Vi, level.Vi),
            Fill(template.En, site.En, device ?? site.En, level.En));
        return filled.Vi.Contains('{', StringComparison.Ordinal) || filled.En.Contains('{', StringComparison.Ordinal) ? WithTags(filled, series) : filled;
    }

    /// <summary>Of what the rule holds against its limits.</summary>
    public string Unit(AlarmRuleConfig rule, SeriesKey series) => AlarmUnits.Of(rule.Condition, Unit(series));

    public string Unit(SeriesKey series) => fields.Current.Find(series.Measurement, series.Field)?.Unit ?? "";

    /// <summary>The series' area tag, or its site's area.</summary>
    public string? Area(SeriesKey series) =>
        series.Tag(StandardTags.Area)
        ?? (series.Tag(StandardTags.Site) is { } site ? places.Current.Sites.GetValueOrDefault(site)?.Area : null);

    private LocalizedText WithTags(LocalizedText text, SeriesKey series)
    {
        foreach (var (tag, value) in series.Tags)
        {
            var name = tag == StandardTags.Area && places.Current.Areas.TryGetValue(value, out var area)
                ? area.Name
                : sheets?.Current.NameOf(series.Measurement, tag, value) ?? LocalizedText.Same(value);
            text = new LocalizedText(text.Vi.Replace($"{{{tag}}}", name.Vi, StringComparison.Ordinal), text.En.Replace($"{{{tag}}}", name.En, StringComparison.Ordinal));
        }

        return text;
    }

    private static string Fill(string template, string site, string device, string level) => template
        .Replace("{site}", site, StringComparison.Ordinal)
        .Replace("{device}", device, StringComparison.Ordinal)
        .Replace("{level}", level, StringComparison.Ordinal);
}
