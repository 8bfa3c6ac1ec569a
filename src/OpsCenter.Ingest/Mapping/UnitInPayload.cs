using System.Collections.Frozen;
using System.Text.Json;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Mapping;

/// <summary>A unit that stands beside its value in the payload.</summary>
/// <param name="path">Where the unit stands.</param>
/// <param name="names">The payload's names for units: <c>{C: °C}</c>; beside them the common ones and the UN/CEFACT and SenML codes are known.</param>
/// <param name="fallback">Unit where the payload names none; null: that is an error.</param>
/// <param name="target">Unit of the field.</param>
internal sealed class UnitInPayload(JsonPath path, FrozenDictionary<string, string> names, string? fallback, string target)
{
    public bool TryConvert(MappingRun run, JsonElement item, ref double value)
    {
        if (Source(run, item) is not { } source || MeasureUnits.DimensionOf(source) != MeasureUnits.DimensionOf(target))
        {
            return false;
        }

        var (scale, divisor, offset) = MeasureUnits.Conversion(source, target);
        value = (value * scale / divisor) + offset;
        return double.IsFinite(value);
    }

    /// <summary>Null where the unit is not what is wrong.</summary>
    public string? Problem(MappingRun run, JsonElement item)
    {
        var written = path.TryGet(run, item, out var element) ? JsonText.Of(element) : null;
        if (Source(run, item) is not { } source)
        {
            return written is null ? $"no unit at {path.Text}" : $"unit '{written}' at {path.Text} is unknown";
        }

        return MeasureUnits.DimensionOf(source) == MeasureUnits.DimensionOf(target) ? null : $"unit '{written}' at {path.Text} does not convert to {target}";
    }

    private string? Source(MappingRun run, JsonElement item)
    {
        if (!path.TryGet(run, item, out var element) || JsonText.Of(element) is not { Length: > 0 } written)
        {
            return fallback;
        }

        return names.TryGetValue(written, out var name) ? name : MeasureUnits.Exists(written) ? written : MeasureUnits.ByCode(written);
    }
}
