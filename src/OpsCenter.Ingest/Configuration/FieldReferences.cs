using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Configuration;

/// <summary>No value is shown without its unit: what a mapping or rule names must be described in a <c>fields.yaml</c>.</summary>
internal static class FieldReferences
{
    /// <summary>Null, with an error at the wrong name, where the field is not described.</summary>
    public static FieldInfo? Check(FieldsReader fields, ConfigNode measurementNode, string measurement, ConfigNode fieldNode, string field)
    {
        if (fields.Find(measurement, field) is { } info)
        {
            return info;
        }

        var known = fields.FieldsOf(measurement);
        if (known.Count == 0)
        {
            measurementNode.Error($"measurement '{measurement}' is in no fields.yaml", Nearest.Remedy(measurement, fields.Measurements));
        }
        else
        {
            fieldNode.Error($"field '{field}' of '{measurement}' is in no fields.yaml", $"{Nearest.Remedy(field, known)}; or describe it in fields.yaml");
        }

        return null;
    }
}
