using System.Collections.Frozen;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads one field of a <c>readings</c> item: a path, or <c>{path, from, to, unit, scale, offset, counter, words, missing, decimal, leading, split, part, required}</c>.</summary>
internal sealed class FieldSettings(MappingScope scope, MissingMarkers sourceMarkers)
{
    private static readonly Dictionary<string, bool> DecimalMarks = new(StringComparer.Ordinal) { ["point"] = false, ["comma"] = true };
    private static readonly Dictionary<string, bool> YesNo = new(StringComparer.Ordinal) { ["true"] = true, ["false"] = false };

    /// <param name="name">Field name.</param>
    /// <param name="node">Its settings.</param>
    /// <param name="info">What fields.yaml says of it; null where that is an error already.</param>
    public FieldReader? Read(string name, ConfigNode node, FieldInfo? info)
    {
        if (node.IsScalar)
        {
            return scope.Path(node) is { } simple ? Make(name, simple, sourceMarkers) : null;
        }

        if (node.Map() is not { } map)
        {
            return null;
        }

        var path = map.Required("path", name) is { } pathNode ? scope.Path(pathNode) : null;
        var unit = map.Optional("unit") is { } unitNode ? Unit(unitNode, map) : null;
        var (scale, divisor, offset) = unit is null ? Conversion(map, info) : (1, 1, 0);
        var words = map.Optional("words") is { } wordsNode ? Words(wordsNode) : null;
        var markers = sourceMarkers.With(map);
        var comma = map.OptionalChoice("decimal", DecimalMarks) ?? false;
        var required = map.OptionalChoice("required", YesNo) ?? false;
        var leading = map.OptionalChoice("leading", YesNo) ?? false;
        var split = map.OptionalText("split");
        var part = map.OptionalNumber("part") ?? 0;
        var rollover = Counter(map);
        map.ReportUnknownKeys();
        if (part is < 0 or > 1000 || part != Math.Floor(part) || (part > 0 && split is null))
        {
            map.Node.Error("'part' is not clear", "Write split: \",\" and part: 0 for the first piece");
        }

        if (rollover is not null && unit is not null)
        {
            map.Node.Error("a counter with its unit in the payload is not supported", "Give the unit with from and to");
        }

        return path is null ? null : new FieldReader
        {
            Field = name,
            Path = path,
            Scale = scale,
            Divisor = divisor,
            Offset = offset,
            Words = words,
            MissingTexts = markers.Texts,
            MissingNumbers = markers.Numbers,
            DecimalComma = comma,
            LeadingNumber = leading,
            Split = split,
            Part = (int)part,
            Unit = unit,
            CounterRollover = rollover,
            Required = required,
        };
    }

    private static FieldReader Make(string name, JsonPath path, MissingMarkers markers) =>
        new() { Field = name, Path = path, MissingTexts = markers.Texts, MissingNumbers = markers.Numbers };

    private static (double Scale, double Divisor, double Offset) Conversion(ConfigMap map, FieldInfo? info)
    {
        var from = map.Optional("from");
        var to = map.Optional("to");
        var scale = map.OptionalNumber("scale");
        var offset = map.OptionalNumber("offset");
        if (from is null && to is null)
        {
            return (scale ?? 1, 1, offset ?? 0);
        }

        if (from is null || to is null || scale is not null || offset is not null)
        {
            map.Node.Error("the conversion is not clear", "Write both from and to, or scale and offset, not a mixture");
            return (1, 1, 0);
        }

        if (!IsUnit(from, out var source) || !IsUnit(to, out var target))
        {
            return (1, 1, 0);
        }

        if (MeasureUnits.DimensionOf(source) != MeasureUnits.DimensionOf(target))
        {
            to.Error($"{source} ({MeasureUnits.DimensionOf(source)}) does not convert to {target} ({MeasureUnits.DimensionOf(target)})", $"From {source} goes to: {string.Join(", ", MeasureUnits.SameDimension(source))}");
            return (1, 1, 0);
        }

        if (info is not null && info.Unit != target)
        {
            to.Error($"'{target}' is not the unit that fields.yaml gives for {info.Measurement}.{info.Field}", $"Write '{info.Unit}' or change fields.yaml");
        }

        return MeasureUnits.Conversion(source, target);
    }

    /// <summary><c>counter: true</c> or <c>counter: {rollover: 65536}</c>.</summary>
    private static double? Counter(ConfigMap map)
    {
        if (map.Optional("counter") is not { } node)
        {
            return null;
        }

        if (node.IsScalar)
        {
            return map.OptionalChoice("counter", YesNo) == true ? 0 : null;
        }

        if (node.Map() is not { } settings)
        {
            return null;
        }

        var rollover = settings.Required("rollover", "65536")?.Number() ?? 0;
        settings.ReportUnknownKeys();
        if (rollover <= 1)
        {
            node.Error($"{rollover} is no range of a counter", "Write one more than its largest value, e.g. 65536 or 4294967296");
        }

        return rollover;
    }

    /// <summary><c>unit: {path: unitCode, default: mg/m³, names: {C: °C}}</c> beside <c>to</c>.</summary>
    private UnitInPayload? Unit(ConfigNode node, ConfigMap field)
    {
        if (node.Map() is not { } map)
        {
            return null;
        }

        var path = map.Required("path", "unitCode") is { } pathNode ? scope.Path(pathNode) : null;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, unit) in map.Optional("names")?.Members() ?? [])
        {
            if (IsUnit(unit, out var known))
            {
                names[name] = known;
            }
        }

        var fallback = map.Optional("default") is { } defaultNode && IsUnit(defaultNode, out var usual) ? usual : null;
        map.ReportUnknownKeys();
        var to = field.Required("to", "\"°C\"");
        if (field.Optional("from") is not null || field.Optional("scale") is not null || field.Optional("offset") is not null)
        {
            node.Error("the conversion is not clear", "Where the payload names the unit write only 'unit' and 'to'");
        }

        return path is not null && to is not null && IsUnit(to, out var target)
            ? new UnitInPayload(path, names.ToFrozenDictionary(StringComparer.Ordinal), fallback, target)
            : null;
    }

    private static bool IsUnit(ConfigNode node, out string unit)
    {
        unit = node.Text() ?? "";
        if (MeasureUnits.Exists(unit))
        {
            return true;
        }

        node.Error($"unit '{unit}' is unknown", Nearest.Remedy(unit, MeasureUnits.Names));
        return false;
    }

    private static FrozenDictionary<string, double> Words(ConfigNode node) =>
        node.Members()
            .Select(member => KeyValuePair.Create(member.Name, member.Value.Number() ?? 0))
            .DistinctBy(pair => pair.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
}
