using System.Globalization;
using System.Text;

namespace OpsCenter.Benchmarks.History;

/// <summary>Published series as line protocol: every numeric column of each CSV file of a folder.</summary>
/// <remarks>Their times stand in one column (<c>timestamp</c>, <c>date_time</c>), two (<c>Date</c>, <c>Time</c>) or four (<c>year</c> to <c>hour</c>); <c>NA</c> and -200 mean none.</remarks>
internal sealed class OpenSeries(string folder)
{
    private const string Missing = "-200";

    private static readonly string[] TimeColumns = ["timestamp", "date_time", "Date", "Time", "year", "month", "day", "hour", "No"];
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "d/MM/yyyy H:mm", "d/MM/yyyy H:mm:ss", "yyyy-M-d H"];

    private readonly List<string> _lines = [.. Directory.EnumerateFiles(folder, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(Lines)];

    public long Readings => _lines.Count;

    public IEnumerable<byte[]> Bodies() => _lines.Chunk(5000).Select(lines => Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static IEnumerable<string> Lines(string file)
    {
        var rows = File.ReadLines(file).Select(line => line.Split(','));
        var columns = rows.First();
        var seen = new HashSet<long>();
        foreach (var row in rows.Skip(1))
        {
            var time = Time(columns, row);
            if (!seen.Add(time))
            {
                continue;
            }

            for (var column = 0; column < columns.Length; column++)
            {
                if (!TimeColumns.Contains(columns[column]) && row[column] != Missing && double.TryParse(row[column], CultureInfo.InvariantCulture, out var value))
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"open,file={Path.GetFileNameWithoutExtension(file)},column={columns[column]} value={value} {time}");
                }
            }
        }
    }

    private static long Time(string[] columns, string[] row)
    {
        string Cell(string name) => row[Array.IndexOf(columns, name)];
        var text = columns switch
        {
            _ when columns.Contains("timestamp") => Cell("timestamp"),
            _ when columns.Contains("date_time") => Cell("date_time"),
            _ when columns.Contains("Date") => $"{Cell("Date")} {Cell("Time")}",
            _ => $"{Cell("year")}-{Cell("month")}-{Cell("day")} {Cell("hour")}",
        };
        return DateTimeOffset.ParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();
    }
}
