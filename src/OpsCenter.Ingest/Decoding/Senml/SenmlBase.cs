using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Senml;

/// <summary>Base values of a SenML pack as far as it is read, and the records resolved against them.</summary>
internal sealed class SenmlBase(decimal now)
{
    /// <summary>RFC 8428, 4.5.3: smaller times are relative to now.</summary>
    private const decimal FirstAbsoluteTime = 1 << 28;
    private const int Version = 10;
    private static readonly string[] Values = ["v", "vs", "vb", "vd"];
    private string _name = "";
    private string? _unit;
    private decimal _time;
    private decimal _value;
    private decimal? _sum;

    /// <summary>Null, or why the record cannot be used. A record of base values alone writes nothing.</summary>
    public string? Write(Dictionary<string, JsonElement> record, Utf8JsonWriter tree)
    {
        if (TakeBase(record) is { } problem)
        {
            return problem;
        }

        var value = Values.FirstOrDefault(record.ContainsKey);
        var own = Text(record, "n") ?? "";
        if (value is null && !record.ContainsKey("s"))
        {
            return own.Length == 0 && record.Keys.All(key => key is not ("t" or "u")) ? null : "there is no value";
        }

        if (!TryNumber(record, "t", out var offset) || !TryNumber(record, "v", out var number) || !TryNumber(record, "s", out var sum))
        {
            return "a number is expected";
        }

        if (_name.Length + own.Length == 0)
        {
            return "there is no name";
        }

        var time = _time + offset.GetValueOrDefault();
        tree.WriteStartObject();
        WriteNames(own, tree);
        if ((Text(record, "u") ?? _unit) is { } unit)
        {
            tree.WriteString("u", unit);
        }

        tree.WriteNumber("t", time < FirstAbsoluteTime ? now + time : time);
        WriteValue(record, value, number, tree);
        if (sum is not null)
        {
            tree.WriteNumber("s", sum.Value + _sum.GetValueOrDefault());
        }

        tree.WriteEndObject();
        return null;
    }

    private string? TakeBase(Dictionary<string, JsonElement> record)
    {
        if (!TryNumber(record, "bver", out var version) || !TryNumber(record, "bt", out var time)
            || !TryNumber(record, "bv", out var value) || !TryNumber(record, "bs", out var sum))
        {
            return "a base value is no number";
        }

        _name = Text(record, "bn") ?? _name;
        _unit = Text(record, "bu") ?? _unit;
        _time = time ?? _time;
        _value = value ?? _value;
        _sum = sum ?? _sum;
        return version > Version ? $"version {version} is newer than {Version}" : null;
    }

    private void WriteNames(string own, Utf8JsonWriter tree)
    {
        tree.WriteString("n", _name + own);
        tree.WriteString("base", _name);
        tree.WriteString("name", own);
        tree.WriteString("device", _name.Length == 0 ? own : _name.TrimEnd(':', '/', '_', '-', '.'));
    }

    private void WriteValue(Dictionary<string, JsonElement> record, string? value, decimal? number, Utf8JsonWriter tree)
    {
        if (value == "v")
        {
            tree.WriteNumber("v", number.GetValueOrDefault() + _value);
        }
        else if (value is not null)
        {
            tree.WritePropertyName(value);
            record[value].WriteTo(tree);
        }
    }

    private static string? Text(Dictionary<string, JsonElement> record, string name) =>
        record.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool TryNumber(Dictionary<string, JsonElement> record, string name, out decimal? number)
    {
        number = null;
        if (!record.TryGetValue(name, out var value))
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var read) || Math.Abs(read) > 1e20m)
        {
            return false;
        }

        number = read;
        return true;
    }
}
