using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>Reads one field of a payload as a number in the field's unit.</summary>
internal sealed class FieldReader
{
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.,eE");

    public required string Field { get; init; }

    public required JsonPath Path { get; init; }

    /// <summary>Unit conversion and scale in one: value × <see cref="Scale"/> ÷ <see cref="Divisor"/> + <see cref="Offset"/>.</summary>
    public double Scale { get; init; } = 1;

    public double Divisor { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>Where the payload itself names the unit; null where the mapping does.</summary>
    public UnitInPayload? Unit { get; init; }

    /// <summary>The value is a counter whose increase is wanted: one more than its largest value, 0 where it does not wrap; null: no counter.</summary>
    public double? CounterRollover { get; init; }

    /// <summary>Words to numbers, e.g. <c>ON: 1</c>.</summary>
    public FrozenDictionary<string, double>? Words { get; init; }

    public FrozenSet<string> MissingTexts { get; init; } = [];

    public FrozenSet<double> MissingNumbers { get; init; } = [];

    public bool DecimalComma { get; init; }

    /// <summary>The number is the first thing in a text: <c>-59 dBm</c>.</summary>
    public bool LeadingNumber { get; init; }

    /// <summary>The text is a list; this cuts it and <see cref="Part"/> is taken.</summary>
    public string? Split { get; init; }

    /// <summary>From 0.</summary>
    public int Part { get; init; }

    /// <summary>Its absence is an error of the payload.</summary>
    public bool Required { get; init; }

    public FieldReadResult Read(MappingRun run, JsonElement item, out double value)
    {
        value = default;
        if (!Path.TryGet(run, item, out var element))
        {
            return FieldReadResult.Absent;
        }

        var result = element.ValueKind switch
        {
            JsonValueKind.Number => ReadNumber(element, ref value),
            JsonValueKind.String => ReadText(element.GetString()!, ref value),
            JsonValueKind.True or JsonValueKind.False => ReadBoolean(element.ValueKind == JsonValueKind.True, out value),
            JsonValueKind.Null => FieldReadResult.Missing,
            _ => FieldReadResult.Invalid,
        };
        return result == FieldReadResult.Value && Unit is not null && !Unit.TryConvert(run, item, ref value) ? FieldReadResult.Invalid : result;
    }

    /// <summary>A number of the payload in the field's unit.</summary>
    public double Convert(double value) => (value * Scale / Divisor) + Offset;

    /// <summary>Why <see cref="Read"/> found the value invalid, for a person.</summary>
    public string Invalid(MappingRun run, JsonElement item) => Unit?.Problem(run, item) ?? "not a number";

    private FieldReadResult ReadNumber(JsonElement element, ref double value)
    {
        if (Words is not null && Words.TryGetValue(element.GetRawText(), out value))
        {
            return FieldReadResult.Value;
        }

        return element.TryGetDouble(out value) ? Judge(ref value) : FieldReadResult.Invalid;
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

        if (Split is not null)
        {
            var parts = text.Split(Split);
            if (Part >= parts.Length)
            {
                return FieldReadResult.Absent;
            }

            trimmed = parts[Part].AsSpan().Trim();
        }

        if (LeadingNumber)
        {
            var end = trimmed.IndexOfAnyExcept(NumberCharacters);
            trimmed = end < 0 ? trimmed : trimmed[..end];
        }

        if (bool.TryParse(trimmed, out var flag))
        {
            value = flag ? 1 : 0;
            return FieldReadResult.Value;
        }

        var number = DecimalComma ? trimmed.ToString().Replace(',', '.').AsSpan() : trimmed;
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

        // A counter is converted after its delta is known: the offset of a unit must not be part of it.
        value = CounterRollover is null ? Convert(value) : value;
        return double.IsFinite(value) ? FieldReadResult.Value : FieldReadResult.Invalid;
    }
}
