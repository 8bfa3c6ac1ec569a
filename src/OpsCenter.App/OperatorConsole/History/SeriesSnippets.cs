using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsCenter.App.OperatorConsole.History;

/// <summary>What is on the chart as a piece of configuration to go on from: a dashboard's tile, an alarm rule.</summary>
internal static class SeriesSnippets
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A trend tile over <paramref name="range"/>, which a tile takes from a minute to 800 days.</summary>
    public static string Tile(NamedSeries series, TimeSpan range)
    {
        var query = new JsonObject { ["measurement"] = series.Key.Measurement, ["field"] = series.Key.Field };
        if (series.Key.Tags.Length > 0)
        {
            query["tags"] = new JsonObject(series.Key.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        }

        var hours = Math.Clamp((int)Math.Ceiling(range.TotalHours), 1, 31 * 24);
        return new JsonObject
        {
            ["id"] = "history",
            ["kind"] = "trend",
            ["x"] = 0,
            ["y"] = 0,
            ["w"] = 8,
            ["h"] = 8,
            ["title"] = series.Title,
            ["query"] = query,
            ["range"] = hours % 24 == 0 ? $"{hours / 24}d" : $"{hours}h",
        }.ToJsonString(Readable);
    }

    /// <summary>A rule that what was shown would just not have raised: its limit is the greatest value, its deadband a tenth of the spread.</summary>
    public static string Rule(NamedSeries series, HistorySummary summary)
    {
        string Number(double value) => Math.Round(value, Math.Max(series.Decimals, 1)).ToString("R", CultureInfo.InvariantCulture);
        string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
        return new StringBuilder()
            .AppendLine("alarms:")
            .AppendLine(CultureInfo.InvariantCulture, $"  - id: {Id(series.Key.Measurement)}.{Id(series.Key.Field)}-high")
            .AppendLine(CultureInfo.InvariantCulture, $"    title: {Quoted(series.Name + " {site}")}")
            .AppendLine(CultureInfo.InvariantCulture, $"    select: {{measurement: {Quoted(series.Key.Measurement)}, field: {Quoted(series.Key.Field)}}}")
            .AppendLine("    direction: above")
            .AppendLine("    levels:")
            .AppendLine(CultureInfo.InvariantCulture, $"      - {{name: {Quoted(series.Name)}, severity: medium, limit: {Number(summary.Max)}, deadband: {Number(Math.Max((summary.Max - summary.Min) / 10, 0))}, onDelay: 1m, offDelay: 5m}}")
            .AppendLine("    procedure:")
            .AppendLine("      consequence: …")
            .AppendLine("      response: …")
            .Append("      timeToRespond: 15m")
            .ToString();
    }

    private static string Id(string name) => string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
