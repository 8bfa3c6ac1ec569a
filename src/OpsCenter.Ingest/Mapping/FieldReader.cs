using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Reads one field of a payload as a number in the field's unit.</summary>
internal sealed class FieldReader
{
    public required string Field { get; init; }

    public required JsonPath Path { get; init; }

    /// <summary>Unit conversion and scale in one: value × <see cref="Scale"/> ÷ <see cref="Divisor"/> + <see cref="Offset"/>.</summary>
    public double Scale { get; init; } = 1;

    public double Divisor { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>Words to numbers, e.g. <c>ON: 1</c>.</summary>
    public FrozenDictionary<string, double>? Words { get; init; }

    public FrozenSet<string> MissingTexts { get; init; } = [];

    public FrozenSet<double> MissingNumbers { get; init; } = [];

    public bool DecimalComma { get; init; }

    /// <summary>Its absence is an error of the payload.</summary>
    public bool Required { get; init; }

    public FieldReadResult Read(JsonElement root, JsonElement item, out double value)
    {
        value = default;
        if (!Path.TryGet(root, item, out var element))
        {
            return FieldReadResult.Absent;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return Words is not null && Words.TryGetValue(element.GetRawText(), out value) ? FieldReadResult.Value
                    : element.TryGetDouble(out value) ? Judge(ref value)
                    : FieldReadResult.Invalid;
            case JsonValueKind.String:
                return ReadText(element.GetString()!, ref value);
            case JsonValueKind.True or JsonValueKind.False:
                return ReadBoolean(element.ValueKind == JsonValueKind.True, out value);
            case JsonValueKind.Null:
                return FieldReadResult.Missing;
            default:
                return FieldReadResult.Invalid;
        }
    }

    private FieldReadResult ReadText(string text, ref double value)
    {
        if (Words is not null && Words.TryGetValue(text, out value))
        {
            return FieldReadResult.Value;
        }

        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || MissingTexts.Contains(text))
        {
            return FieldReadResult.Missing;
        }

        var number = DecimalComma ? text.Replace(',', '.').AsSpan() : trimmed;
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? Judge(ref value) : FieldReadResult.Invalid;
    }

    private FieldReadResult ReadBoolean(bool flag, out double value)
    {
        if (Words is null || !Words.TryGetValue(flag ? "true" : "false", out value))
        {
            value = flag ? 1 : 0;
        }

        return FieldReadResult.Value;
    }

    private FieldReadResult Judge(ref double value)
    {
        if (MissingNumbers.Contains(value))
        {
            return FieldReadResult.Missing;
        }

        value = (value * Scale / Divisor) + Offset;
        return double.IsFinite(value) ? FieldReadResult.Value : FieldReadResult.Invalid;
    }
}
