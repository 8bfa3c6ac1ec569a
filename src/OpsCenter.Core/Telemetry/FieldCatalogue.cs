using System.Collections.Frozen;

namespace OpsCenter.Core.Telemetry;

/// <summary>All known fields. Immutable; swapped whole on reload.</summary>
public sealed class FieldCatalogue(IEnumerable<FieldInfo> fields)
{
    private readonly FrozenDictionary<(string Measurement, string Field), FieldInfo> _fields =
        fields.ToFrozenDictionary(field => (field.Measurement, field.Field));

    public static FieldCatalogue Empty { get; } = new([]);

    public IEnumerable<FieldInfo> Fields => _fields.Values;

    /// <summary>Null where no pack describes the field (line protocol from a stranger's device).</summary>
    public FieldInfo? Find(string measurement, string field) => _fields.GetValueOrDefault((measurement, field));
}
