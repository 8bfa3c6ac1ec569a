using OpsCenter.Core.Alarms.Limits;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>limits.yaml</c> of the province and of the packs: limits with a name, a source and dates.</summary>
/// <remarks>A pack's limit takes the place of the province's with the same id, for that pack's rules.</remarks>
internal sealed class LimitsReader
{
    private readonly Dictionary<(string Pack, string Id), NamedLimit> _limits = [];

    /// <param name="root">The file.</param>
    /// <param name="pack">Null for the province's.</param>
    public void Read(ConfigNode root, string? pack)
    {
        foreach (var node in root.OnlyList("limits"))
        {
            if (node.Map() is { } map && ReadLimit(map, pack is null ? LimitOrigin.Province : LimitOrigin.Pack) is { } limit
                && !_limits.TryAdd((pack ?? "", limit.Id), limit))
            {
                node.Error($"limit '{limit.Id}' is there twice", "Give it several dated values instead");
            }
        }
    }

    public NamedLimit? Find(string pack, string id) => _limits.GetValueOrDefault((pack, id)) ?? _limits.GetValueOrDefault(("", id));

    public IReadOnlyCollection<string> IdsFor(string pack) => [.. _limits.Keys.Where(key => key.Pack.Length == 0 || key.Pack == pack).Select(key => key.Id).Distinct()];

    public LimitBook Build() => new(_limits.Select(limit => (limit.Key.Pack, limit.Value)));

    private static NamedLimit? ReadLimit(ConfigMap map, LimitOrigin origin)
    {
        var id = map.RequiredText("id", "pm25.day");
        var name = map.RequiredLocalized("name");
        var unit = map.RequiredText("unit", "µg/m³");
        var source = map.RequiredText("source", "QCVN 05:2023");
        var values = ReadValues(map.Required("values", "[{value: 50}, {value: 45, from: 2026-01-01}]"));
        map.ReportUnknownKeys();
        return id is null || name is null || unit is null || source is null || values.Count == 0 ? null : new NamedLimit(id, name, unit, source, values, origin);
    }

    private static List<DatedLimit> ReadValues(ConfigNode? list)
    {
        var values = new List<DatedLimit>();
        foreach (var item in list?.Items() ?? [])
        {
            if (item.Map() is not { } map)
            {
                continue;
            }

            var value = map.Required("value", "50")?.Number();
            var from = map.OptionalDate("from");
            map.ReportUnknownKeys();
            if (values.Count > 0 && (from is null || from <= (values[^1].From ?? DateOnly.MinValue)))
            {
                item.Error("does not begin after the value before it", "Order the values by 'from'; only the first may have none");
            }

            if (value is { } number)
            {
                values.Add(new DatedLimit(from, number));
            }
        }

        return values;
    }
}
