using System.Globalization;
using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Decoding.Syslog;

/// <summary>Reads one message. RFC 3164 has no year and no zone: the year is the latest that is not in the future, the zone is given.</summary>
internal sealed class SyslogParser(TimeZoneInfo zone, Instant receivedAt)
{
    private const int MostPriority = 191;
    private const int LengthOfOldTime = 15;
    private static readonly string[] OldTimes = ["MMM d HH:mm:ss", "MMM  d HH:mm:ss"];

    /// <summary>Null, or why the text is no message.</summary>
    public string? Parse(ReadOnlySpan<char> text, SyslogMessage into)
    {
        var close = text.IndexOf('>');
        if (close is < 2 or > 4 || text[0] != '<' || !int.TryParse(text[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var priority) || priority > MostPriority)
        {
            return "it does not begin with a priority such as <165>";
        }

        into.Priority = priority;
        var rest = text[(close + 1)..];
        var blank = rest.IndexOf(' ');
        if (blank is >= 1 and <= 3 && int.TryParse(rest[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            into.Version = version;
            return ParseNew(rest[(blank + 1)..], into);
        }

        return ParseOld(rest, into);
    }

    // <29>1 2016-02-21T04:32:57+00:00 web1 app 2341 2 [origin][meta sequence="14125553"] text
    private static string? ParseNew(ReadOnlySpan<char> rest, SyslogMessage into)
    {
        into.Timestamp = Word(ref rest);
        into.Hostname = Word(ref rest);
        into.AppName = Word(ref rest);
        into.ProcessId = Word(ref rest);
        if (rest.IsEmpty)
        {
            return "it ends within its header";
        }

        into.MessageId = Word(ref rest);
        if (into.Timestamp is { } time && !IsoTime.TryParse(time, TimeSpan.Zero, out _))
        {
            return $"'{time}' is not a time of RFC 3339";
        }

        if (rest.StartsWith("-"))
        {
            rest = rest[1..];
        }
        else if (!rest.StartsWith("[") || !TryData(ref rest, into))
        {
            return "its structured data is broken or missing";
        }

        rest = rest.StartsWith(" ") ? rest[1..] : rest;
        into.Message = rest.TrimStart('\uFEFF').ToString();
        return null;
    }

    // <13>Dec  2 16:31:03 host app[42]: text
    private string? ParseOld(ReadOnlySpan<char> rest, SyslogMessage into)
    {
        rest = rest.TrimStart();
        if (rest.Length >= LengthOfOldTime && OldTime(rest[..LengthOfOldTime]) is { } old)
        {
            into.Timestamp = old;
            rest = rest[LengthOfOldTime..].TrimStart();
        }
        else if (Word(ref rest) is { } word && IsoTime.TryParse(word, TimeSpan.Zero, out _))
        {
            // What most senders of today make of the old form.
            into.Timestamp = word;
        }
        else
        {
            return "neither a version number nor a time follows the priority";
        }

        into.Hostname = Word(ref rest);
        var end = rest.IndexOfAny(':', '[', ' ');
        if (end > 0 && rest[end] != ' ')
        {
            into.AppName = rest[..end].ToString();
            var close = rest.IndexOf(']');
            if (rest[end] == '[' && close > end)
            {
                into.ProcessId = rest[(end + 1)..close].ToString();
                end = close + 1;
            }

            rest = rest[end..].TrimStart(':');
        }

        into.Message = rest.Trim().ToString();
        return null;
    }

    private string? OldTime(ReadOnlySpan<char> text)
    {
        var received = TimeZoneInfo.ConvertTime(receivedAt.ToDateTimeOffset(), zone);
        for (var year = received.Year + 1; year >= received.Year - 1; year--)
        {
            if (DateTime.TryParseExact($"{year} {text}", [.. OldTimes.Select(form => $"yyyy {form}")], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                && time <= received.DateTime.AddDays(1))
            {
                return new DateTimeOffset(time, zone.GetUtcOffset(time)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static bool TryData(ref ReadOnlySpan<char> rest, SyslogMessage into)
    {
        while (rest.StartsWith("["))
        {
            var end = rest.IndexOfAny(' ', ']');
            if (end < 2)
            {
                return false;
            }

            var values = new List<(string, string)>();
            into.Data.Add((rest[1..end].ToString(), values));
            rest = rest[end..];
            while (rest.StartsWith(" "))
            {
                if (!TryValue(ref rest, values))
                {
                    return false;
                }
            }

            if (!rest.StartsWith("]"))
            {
                return false;
            }

            rest = rest[1..];
        }

        return true;
    }

    private static bool TryValue(ref ReadOnlySpan<char> rest, List<(string, string)> values)
    {
        rest = rest.TrimStart(' ');
        var equals = rest.IndexOf('=');
        if (equals <= 0 || equals + 1 >= rest.Length || rest[equals + 1] != '"')
        {
            return false;
        }

        var value = new StringBuilder();
        for (var i = equals + 2; i < rest.Length; i++)
        {
            if (rest[i] == '"')
            {
                values.Add((rest[..equals].ToString(), value.ToString()));
                rest = rest[(i + 1)..];
                return true;
            }

            // RFC 5424, 6.3.3: only these three are escaped; any other backslash is itself.
            i += rest[i] == '\\' && i + 1 < rest.Length && rest[i + 1] is '"' or '\\' or ']' ? 1 : 0;
            value.Append(rest[i]);
        }

        return false;
    }

    /// <summary>The next word; null for <c>-</c> and at the end.</summary>
    private static string? Word(ref ReadOnlySpan<char> rest)
    {
        var blank = rest.IndexOf(' ');
        var word = blank < 0 ? rest : rest[..blank];
        rest = blank < 0 ? default : rest[(blank + 1)..];
        return word.IsEmpty || word is "-" ? null : word.ToString();
    }
}
