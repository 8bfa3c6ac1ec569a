using System.Globalization;
using System.Text;

namespace OpsCenter.Ingest.Decoding.Prometheus;

/// <summary>One line of an exposition: <c>http_requests_total{code="200"} 1027 1395066363000</c>.</summary>
internal readonly record struct PrometheusSample(string Name, List<(string Name, string Value)> Labels, double Value, decimal? Time)
{
    private const int MostLabels = 100;
    private const decimal LatestTime = 1e16m;

    /// <summary>Null, or why the line is no sample.</summary>
    public static string? Parse(ReadOnlySpan<char> line, out PrometheusSample sample)
    {
        sample = default;
        var end = line.IndexOfAny('{', ' ', '\t');
        if (end <= 0)
        {
            return $"'{Shown(line)}' has no value";
        }

        var name = line[..end].ToString();
        var labels = new List<(string, string)>();
        var rest = line[end..].TrimStart();
        if (rest.StartsWith("{") && ReadLabels(ref rest, labels) is { } problem)
        {
            return problem;
        }

        var exemplar = rest.IndexOf(" #");
        rest = (exemplar < 0 ? rest : rest[..exemplar]).Trim();
        var gap = rest.IndexOfAny(' ', '\t');
        var valueText = gap < 0 ? rest : rest[..gap];
        var timeText = gap < 0 ? default : rest[gap..].Trim();
        decimal time = 0;
        if (!TryValue(valueText, out var value))
        {
            return $"'{Shown(valueText)}' is no number";
        }

        if (!timeText.IsEmpty && (!decimal.TryParse(timeText, NumberStyles.Float, CultureInfo.InvariantCulture, out time) || Math.Abs(time) > LatestTime))
        {
            return $"'{Shown(timeText)}' is no time";
        }

        sample = new PrometheusSample(name, labels, value, timeText.IsEmpty ? null : time);
        return null;
    }

    private static bool TryValue(ReadOnlySpan<char> text, out double value)
    {
        value = text switch
        {
            "+Inf" or "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.NaN,
        };
        return double.IsInfinity(value) || text is "NaN" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static string? ReadLabels(ref ReadOnlySpan<char> rest, List<(string Name, string Value)> labels)
    {
        rest = rest[1..].TrimStart();
        while (!rest.IsEmpty && rest[0] != '}')
        {
            var equals = rest.IndexOf('=');
            if (equals <= 0 || labels.Count >= MostLabels)
            {
                return equals <= 0 ? "a label has no value" : $"more than {MostLabels} labels";
            }

            var name = rest[..equals].Trim().ToString();
            rest = rest[(equals + 1)..].TrimStart();
            if (ReadQuoted(ref rest) is not { } value)
            {
                return $"the value of label {name} is not quoted or has no end";
            }

            labels.Add((name, value));
            rest = rest.TrimStart();
            rest = rest.StartsWith(",") ? rest[1..].TrimStart() : rest;
        }

        if (rest.IsEmpty)
        {
            return "the labels have no end";
        }

        rest = rest[1..];
        return null;
    }

    private static string? ReadQuoted(ref ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("\""))
        {
            return null;
        }

        var value = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                rest = rest[(i + 1)..];
                return value.ToString();
            }

            var escaped = rest[i] == '\\' && i + 1 < rest.Length;
            value.Append(escaped ? rest[++i] == 'n' ? '\n' : rest[i] : rest[i]);
        }

        return null;
    }

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..40], "…");
}
