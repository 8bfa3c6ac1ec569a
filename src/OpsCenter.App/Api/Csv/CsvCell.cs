namespace OpsCenter.App.Api.Csv;

/// <summary>Cells as RFC 4180 writes them, and so that no spreadsheet takes a text for a formula.</summary>
public static class CsvCell
{
    public const string SeriesColumns = "measurement,field,tags";

    /// <summary>The three cells of a series; tags as <c>name=value;name=value</c>.</summary>
    public static string Series(string measurement, string field, IReadOnlyDictionary<string, string> tags) =>
        $"{Text(measurement)},{Text(field)},{Text(string.Join(';', tags.Select(tag => $"{tag.Key}={tag.Value}")))}";

    /// <summary>
    /// A text that begins with = + - @, a tab or a line break gets an apostrophe before it (OWASP, CSV injection): site and device names come from
    /// messages. Numbers do not go through here, so −1.5 stays a number.
    /// </summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
