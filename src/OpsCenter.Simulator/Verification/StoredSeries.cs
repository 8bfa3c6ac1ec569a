using System.Globalization;

namespace OpsCenter.Simulator.Verification;

/// <summary>Reads the sequence numbers of a device back from <c>GET /api/v1/query</c>, page by page (an answer may be cut at its limit), as CSV with the columns <c>time</c> and <c>value</c>.</summary>
internal sealed class StoredSeries(HttpClient http)
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public async Task<IReadOnlyList<(long UnixNanoseconds, double Value)>> ReadAsync(
        string device, long fromUnixNanoseconds, long toUnixNanoseconds, CancellationToken cancellation)
    {
        var points = new List<(long UnixNanoseconds, double Value)>();
        for (var from = fromUnixNanoseconds; from <= toUnixNanoseconds;)
        {
            var page = Parse(await http.GetStringAsync(
                $"/api/v1/query?measurement=load&field=seq&tag.device={device}&from={Text(from)}&to={Text(toUnixNanoseconds + 1_000_000)}", cancellation));
            if (page.Count == 0)
            {
                break;
            }

            points.AddRange(page);
            from = page.Max(point => point.UnixNanoseconds) + 100;
        }

        return points;
    }

    private static List<(long UnixNanoseconds, double Value)> Parse(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines.Length == 0 ? [] : lines[0].Split(',');
        var (time, value) = (Array.IndexOf(columns, "time"), Array.IndexOf(columns, "value"));
        if (time < 0 || value < 0)
        {
            throw new FormatException($"expected CSV with the columns time and value, got '{columns.FirstOrDefault()}'");
        }

        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(cells => (Nanoseconds(cells[time]), double.Parse(cells[value], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Seconds by the calendar, the fraction digit by digit: a parser of dates would round the ninth.</summary>
    private static long Nanoseconds(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = dot < 0 ? "" : text[(dot + 1)..].TrimEnd('Z');
        var whole = DateTimeOffset.Parse(dot < 0 ? text : text[..dot] + "Z", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return (whole.ToUnixTimeSeconds() * 1_000_000_000) + long.Parse($"0{fraction.PadRight(9, '0')}", CultureInfo.InvariantCulture);
    }

    private static string Text(long unixNanoseconds) =>
        Uri.EscapeDataString(DateTimeOffset.UnixEpoch.AddTicks(unixNanoseconds / 100).ToString(Instant, CultureInfo.InvariantCulture));
}
