using System.Globalization;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>A point as a line of InfluxDB line protocol: <c>river,pack=water,site=ben-binh level=3.25 1763784000000000000</c>.</summary>
public static class LineProtocolRow
{
    public const string ContentType = "application/vnd.influxdb.lp";

    /// <summary>What stands before the value; the same for every point of a series.</summary>
    public static string Head(SeriesKey series)
    {
        var head = new StringBuilder();
        Escape(head, series.Measurement, ", ");
        foreach (var (name, value) in series.Tags)
        {
            // A tag without a value cannot be written in line protocol; Influx takes none for the same.
            if (value.Length > 0)
            {
                head.Append(',');
                Escape(head, name, ",= ");
                head.Append('=');
                Escape(head, value, ",= ");
            }
        }

        head.Append(' ');
        Escape(head, series.Field, ",= ");
        return head.Append('=').ToString();
    }

    public static string Line(string head, Instant time, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{head}{value:R} {time.UnixNanoseconds}");

    private static void Escape(StringBuilder text, string part, string special)
    {
        foreach (var character in part)
        {
            if (special.Contains(character, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            // A line break would end the line, whatever stands before it.
            text.Append(character is '\n' or '\r' ? ' ' : character);
        }
    }
}
