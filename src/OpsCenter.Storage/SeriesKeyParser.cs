using System.Diagnostics.CodeAnalysis;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage;

/// <summary>From <see cref="SeriesKey.Canonical"/>, the stored identity, back to the key.</summary>
internal static class SeriesKeyParser
{
    /// <exception cref="FormatException">Not a canonical series: the database was changed by something else.</exception>
    public static SeriesKey Parse(string canonical) =>
        TryParse(canonical, out var series) ? series : throw new FormatException($"'{canonical}' is not a series");

    public static bool TryParse(string canonical, [NotNullWhen(true)] out SeriesKey? series)
    {
        var position = 0;
        var measurement = Take(canonical, ref position);
        var tags = new List<KeyValuePair<string, string>>();
        while (position < canonical.Length && canonical[position] == ',')
        {
            position++;
            var name = Take(canonical, ref position);
            if (position >= canonical.Length || canonical[position] != '=')
            {
                series = null;
                return false;
            }

            position++;
            tags.Add(new(name, Take(canonical, ref position)));
        }

        if (position >= canonical.Length || canonical[position] != ' ')
        {
            series = null;
            return false;
        }

        position++;
        var field = Take(canonical, ref position);
        var whole = position == canonical.Length && measurement.Length > 0 && field.Length > 0;
        series = whole ? new SeriesKey(measurement, tags, field) : null;
        return whole;
    }

    /// <summary>Up to the next separator that no backslash hides.</summary>
    private static string Take(string text, ref int position)
    {
        var part = new StringBuilder();
        while (position < text.Length && text[position] is not (',' or '=' or ' '))
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                position++;
            }

            part.Append(text[position++]);
        }

        return part.ToString();
    }
}
