using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Lines;

/// <summary>Names of a series as line protocol writes them.</summary>
internal static class LineNames
{
    /// <summary><c>measurement,tag=value,…</c>. A tag without a value is left out: InfluxDB knows no difference between empty and absent.</summary>
    public static string Head(SeriesKey series)
    {
        var text = new StringBuilder();
        Escape(text, series.Measurement, isMeasurement: true);
        foreach (var (name, value) in series.Tags)
        {
            if (value.Length > 0)
            {
                Escape(text.Append(','), name);
                Escape(text.Append('='), value);
            }
        }

        return text.ToString();
    }

    public static string Field(string field)
    {
        var text = new StringBuilder();
        Escape(text, field);
        return text.ToString();
    }

    /// <summary>Why line protocol cannot say the series' names so that they come back the same; null where it can.</summary>
    public static string? RefusalOf(SeriesKey series)
    {
        var names = series.Tags.SelectMany(tag => new[] { tag.Key, tag.Value }).Append(series.Measurement).Append(series.Field);
        foreach (var name in names)
        {
            if (name.EndsWith('\\') || name.Any(char.IsControl))
            {
                return $"{series} has a name that InfluxDB cannot hold: it ends with a backslash or has a line break or other control character in it";
            }
        }

        return series.Field == "time" || series.Tags.Any(tag => tag.Key is "time" or "") || series.Measurement[0] == '#'
            ? $"{series} has a name that InfluxDB keeps for itself: 'time', an empty tag, or a measurement that begins with '#'"
            : null;
    }

    private static void Escape(StringBuilder text, string name, bool isMeasurement = false)
    {
        foreach (var character in name)
        {
            if (character is ',' or ' ' || (character == '=' && !isMeasurement))
            {
                text.Append('\\');
            }

            text.Append(character);
        }
    }
}
