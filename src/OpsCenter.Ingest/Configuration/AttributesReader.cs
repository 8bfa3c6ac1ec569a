using OpsCenter.Core.Areas;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>attributes</c> of areas and sites: numbers with free names.</summary>
internal static class AttributesReader
{
    /// <summary>Numbers, or lists of <c>{value, from}</c> in order of time.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<DatedValue>> Dated(ConfigMap map)
    {
        var attributes = new Dictionary<string, IReadOnlyList<DatedValue>>(StringComparer.Ordinal);
        foreach (var (name, node) in map.Optional("attributes")?.Members() ?? [])
        {
            if (node.IsList)
            {
                attributes[name] = Values(node);
            }
            else if (node.Number() is { } number)
            {
                attributes[name] = [new DatedValue(null, number)];
            }
        }

        return attributes;
    }

    /// <summary>Plain numbers.</summary>
    public static IReadOnlyDictionary<string, double> Plain(ConfigMap map)
    {
        var attributes = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, node) in map.Optional("attributes")?.Members() ?? [])
        {
            if (node.Number() is { } number)
            {
                attributes[name] = number;
            }
        }

        return attributes;
    }

    private static List<DatedValue> Values(ConfigNode list)
    {
        var values = new List<DatedValue>();
        foreach (var item in list.Items())
        {
            if (item.Map() is not { } map)
            {
                continue;
            }

            var number = map.Required("value", "123456")?.Number();
            var from = map.OptionalDate("from");
            map.ReportUnknownKeys();
            if (values.Count > 0 && (from is null || from <= (values[^1].From ?? DateOnly.MinValue)))
            {
                item.Error("does not begin after the value before it", "Order the values by 'from'; only the first may have none");
            }

            if (number is { } value)
            {
                values.Add(new DatedValue(from, value));
            }
        }

        return values;
    }
}
