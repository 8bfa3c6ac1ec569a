using System.Globalization;
using System.Text.Json;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>An event as a number of a series.</summary>
internal static class EventFacts
{
    private static readonly string[] Places = [StandardTags.Pack, StandardTags.Site, StandardTags.Area, StandardTags.Device];

    /// <summary>The number it stands for; null where it does not count.</summary>
    public static double? ValueOf(OperationalEvent happened, JsonDocument? attributes, KpiInput.Events input)
    {
        foreach (var (name, wanted) in input.Where)
        {
            if (TextOf(happened, attributes, name) is not { } text || (wanted != "*" && text != wanted))
            {
                return null;
            }
        }

        return input.Value is not { } attribute ? 1 : NumberOf(attributes, attribute);
    }

    /// <summary>Its place, and the attributes that the KPI makes parts by.</summary>
    public static SeriesKey SeriesOf(OperationalEvent happened, JsonDocument? attributes, IEnumerable<string> tags) => new(
        PseudoSeries.Events,
        Places.Concat(tags).Distinct().Select(tag => KeyValuePair.Create(tag, TextOf(happened, attributes, tag))).Where(tag => !string.IsNullOrEmpty(tag.Value)).Select(tag => KeyValuePair.Create(tag.Key, tag.Value!)),
        happened.Kind);

    private static string? TextOf(OperationalEvent happened, JsonDocument? attributes, string name) => name switch
    {
        StandardTags.Pack => happened.Pack,
        StandardTags.Site => happened.Site,
        StandardTags.Area => happened.Area,
        StandardTags.Device => happened.Device,
        "kind" => happened.Kind,
        "severity" => happened.Severity.ToString().ToLowerInvariant(),
        _ => Attribute(attributes, name) is { } value
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Null or JsonValueKind.Undefined => null,
                _ => value.GetRawText(),
            }
            : null,
    };

    private static double? NumberOf(JsonDocument? attributes, string name) => Attribute(attributes, name) switch
    {
        { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
        { ValueKind: JsonValueKind.String } value when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False } => 0,
        _ => null,
    };

    private static JsonElement? Attribute(JsonDocument? attributes, string name) =>
        attributes?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) ? value : null;
}
