using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads the packs' <c>fields.yaml</c>.</summary>
internal sealed class FieldsReader
{
    private readonly Dictionary<(string Measurement, string Field), FieldInfo> _fields;

    public FieldsReader() => _fields = [];

    /// <summary>Knows what a configuration in force described.</summary>
    public FieldsReader(FieldCatalogue known) => _fields = known.Fields.ToDictionary(field => (field.Measurement, field.Field));

    public IReadOnlyCollection<string> Measurements => [.. _fields.Keys.Select(key => key.Measurement).Distinct()];

    public FieldCatalogue Build() => new(_fields.Values);

    public FieldInfo? Find(string measurement, string field) => _fields.GetValueOrDefault((measurement, field));

    public IReadOnlyCollection<string> FieldsOf(string measurement) =>
        [.. _fields.Keys.Where(key => key.Measurement == measurement).Select(key => key.Field)];

    /// <summary>Fields that no file describes.</summary>
    public void Add(IEnumerable<FieldInfo> fields)
    {
        foreach (var field in fields)
        {
            _fields[(field.Measurement, field.Field)] = field;
        }
    }

    public void Read(ConfigNode root)
    {
        foreach (var node in root.OnlyList("fields"))
        {
            ReadField(node, shared: false);
        }
    }

    /// <summary>The <c>fields</c> of a library file: they yield to what a pack says, as long as the unit is the same.</summary>
    public void ReadShared(ConfigNode list)
    {
        foreach (var node in list.Items())
        {
            ReadField(node, shared: true);
        }
    }

    private void ReadField(ConfigNode node, bool shared)
    {
        if (node.Map() is not { } map)
        {
            return;
        }

        var measurement = map.RequiredText("measurement", "river");
        var field = map.RequiredText("field", "level");
        var name = map.RequiredLocalized("name");
        var unit = map.RequiredText("unit", "m");
        var decimals = map.Optional("decimals");
        var digits = decimals?.Number() ?? 1;
        var interval = map.OptionalDuration("interval");
        var (min, max) = Range(map);
        map.ReportUnknownKeys();
        if (digits is < 0 or > 9 || digits != Math.Floor(digits))
        {
            decimals!.Error($"{digits} is not a number of digits", "Write 0 to 9");
        }

        if (measurement is null || field is null || name is null || unit is null)
        {
            return;
        }

        if (!_fields.TryAdd((measurement, field), new FieldInfo(measurement, field, name, unit, (int)digits, interval, min, max))
            && !(shared && _fields[(measurement, field)].Unit == unit))
        {
            node.Error(
                $"field '{measurement}.{field}' is described twice{(shared ? $", once in {_fields[(measurement, field)].Unit}" : "")}",
                shared ? "Give both the same unit" : "Describe each field once over all packs");
        }
    }

    private static (double? Min, double? Max) Range(ConfigMap map)
    {
        if (map.Optional("valid") is not { } node)
        {
            return (null, null);
        }

        var bounds = node.IsList ? node.Items().ToArray() : [];
        if (bounds.Length != 2)
        {
            node.Error("is not a range", "Write [lowest, highest]; null for no bound");
            return (null, null);
        }

        var min = bounds[0].IsNull ? null : bounds[0].Number();
        var max = bounds[1].IsNull ? null : bounds[1].Number();
        if (min >= max)
        {
            node.Error($"the range {min} to {max} is empty", "Write the lower bound first");
        }

        return (min, max);
    }
}
