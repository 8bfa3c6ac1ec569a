namespace OpsCenter.Ingest.LineProtocol;

/// <summary>Measurement and tags of a line: <c>measurement,key=value,key=value</c>.</summary>
internal static class LineSeriesParser
{
    private const int MostTags = 64;

    /// <summary>Null with the error where the text is none.</summary>
    public static LineSeries? Parse(ReadOnlySpan<byte> raw, out string? error)
    {
        var end = LineScanner.UntilUnescaped(raw, (byte)',', (byte)',');
        var measurement = LineScanner.Name(raw[..end]);
        if (string.IsNullOrEmpty(measurement))
        {
            error = end == 0 ? "missing measurement" : "invalid measurement";
            return null;
        }

        var tags = new List<KeyValuePair<string, string>>();
        var rest = raw[end..];
        error = null;
        while (!rest.IsEmpty && error is null)
        {
            error = ParseTag(ref rest, tags);
        }

        return error is null ? new LineSeries(raw.ToArray(), measurement, tags) : null;
    }

    private static string? ParseTag(ref ReadOnlySpan<byte> rest, List<KeyValuePair<string, string>> tags)
    {
        var tag = rest[1..];
        var end = LineScanner.UntilUnescaped(tag, (byte)',', (byte)',');
        rest = tag[end..];
        tag = tag[..end];
        var keyEnd = LineScanner.UntilUnescaped(tag, (byte)'=', (byte)'=');
        if (keyEnd == 0)
        {
            return "missing tag key";
        }

        if (keyEnd >= tag.Length - 1)
        {
            return "missing tag value";
        }

        var value = tag[(keyEnd + 1)..];
        if (LineScanner.UntilUnescaped(value, (byte)'=', (byte)'=') != value.Length)
        {
            return "invalid tag format";
        }

        if (LineScanner.Name(tag[..keyEnd]) is not { } keyText || LineScanner.Name(value) is not { } valueText)
        {
            return "invalid tag text";
        }

        if (tags.Exists(other => other.Key == keyText))
        {
            return "duplicate tags";
        }

        tags.Add(KeyValuePair.Create(keyText, valueText));
        return tags.Count > MostTags ? $"more than {MostTags} tags" : null;
    }
}
