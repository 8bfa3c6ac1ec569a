using System.Globalization;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Parameters;

/// <summary>Reads query parameters and gathers what is wrong with all of them, each with what would be right.</summary>
public sealed class ParameterReader(HttpRequest request, Instant now)
{
    /// <summary>A device may be up to five minutes ahead of us: "now" must not cut its newest readings off.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    private const string TagPrefix = "tag.";
    private readonly Dictionary<string, string[]> _errors = [];

    /// <summary>By parameter; empty where all is well.</summary>
    public IDictionary<string, string[]> Errors => _errors;

    public bool IsWrong => _errors.Count > 0;

    /// <summary>Null where the parameter is absent or empty.</summary>
    public string? Text(string name)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            Wrong(name, "Give it once.");
        }

        return string.IsNullOrEmpty(values.FirstOrDefault()) ? null : values[0];
    }

    public string Required(string name, string example)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Wrong(name, $"Is needed, e.g. {name}={example}.");
        return "";
    }

    /// <summary>Measurement, field and every <c>tag.NAME</c>.</summary>
    public SeriesSelector Selector(string? measurement, string? field)
    {
        var tags = new Dictionary<string, string>();
        foreach (var name in request.Query.Keys.Where(name => name.StartsWith(TagPrefix, StringComparison.Ordinal)))
        {
            if (name.Length == TagPrefix.Length || Text(name) is not { } value)
            {
                Wrong(name, "A tag needs a name and a value, e.g. tag.site=ben-binh; tag.site=* asks for any value.");
                continue;
            }

            tags[name[TagPrefix.Length..]] = value;
        }

        return new SeriesSelector(measurement, field, tags);
    }

    public Instant Moment(string name, Instant absent)
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        if (TryMoment(text) is { } moment)
        {
            return moment;
        }

        Wrong(name, $"'{Shorten(text)}' is no moment. Write RFC 3339 (2026-11-22T09:00:00+07:00, with + as %2B), Unix milliseconds, now, or a time before now such as -1h.");
        return absent;
    }

    public TimeSpan? Span(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (SpanText.TryParse(text, out var span) && span > TimeSpan.Zero)
        {
            return span;
        }

        Wrong(name, $"'{Shorten(text)}' is no span above zero. Write e.g. 30s, 1m, 1h30m or 1d (units ms, s, m, h, d, w).");
        return null;
    }

    public T Choice<T>(string name, T absent)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        // Numbers are no names: Enum.TryParse would take them.
        if (char.IsAsciiLetter(text[0]) && !text.Contains(',', StringComparison.Ordinal) && Enum.TryParse<T>(text, ignoreCase: true, out var value))
        {
            return value;
        }

        Wrong(name, $"'{Shorten(text)}' is not one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return absent;
    }

    public void RefuseEmptySpan(Instant from, Instant to)
    {
        if (!IsWrong && from >= to)
        {
            Wrong("from", "Must be before 'to'.");
        }
    }

    /// <summary>A UTC offset, e.g. <c>+07:00</c>, whose plus may have become a space on the way.</summary>
    public TimeSpan Offset(string name, TimeSpan absent)
    {
        if (Text(name) is not { } text)
        {
            return absent;
        }

        var sign = text[0] == '-' ? -1 : 1;
        var digits = text[0] is '-' or '+' or ' ' ? text[1..] : text;
        if (TimeSpan.TryParseExact(digits, "hh\\:mm", CultureInfo.InvariantCulture, out var offset) && offset <= TimeSpan.FromHours(14))
        {
            return offset * sign;
        }

        Wrong(name, $"'{Shorten(text)}' is no UTC offset. Write e.g. %2B07:00 or -03:30, at most 14:00.");
        return absent;
    }

    public bool? Flag(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        Wrong(name, $"'{Shorten(text)}' is neither true nor false.");
        return null;
    }

    public int Limit(string name, int absent, int most)
    {
        if (Text(name) is not { } text)
        {
            return Math.Min(absent, most);
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most)
        {
            return limit;
        }

        Wrong(name, string.Create(CultureInfo.InvariantCulture, $"'{Shorten(text)}' is no whole number from 1 to {most}."));
        return most;
    }

    /// <summary>Names of parameters that the endpoint knows; anything else is a typing error worth an answer.</summary>
    public void AllowOnly(params ReadOnlySpan<string> names) => Allow(names, tags: false);

    /// <summary>The same where <see cref="Selector"/> reads tags, too.</summary>
    public void AllowTagsAnd(params ReadOnlySpan<string> names) => Allow(names, tags: true);

    private void Allow(ReadOnlySpan<string> names, bool tags)
    {
        foreach (var name in request.Query.Keys)
        {
            if (!names.Contains(name) && !(tags && name.StartsWith(TagPrefix, StringComparison.Ordinal)))
            {
                Wrong(name, $"Is unknown here. Known: {string.Join(", ", names!)}.");
            }
        }
    }

    public void Wrong(string name, string remedy) => _errors[name] = [remedy];

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private Instant? TryMoment(string text)
    {
        if (Rfc3339.TryParse(text, out var moment))
        {
            return moment;
        }

        // Not before 1970 and not beyond what nanoseconds in 64 bits reach.
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= 9_000_000_000_000)
        {
            return Instant.FromUnixMilliseconds(milliseconds);
        }

        var relative = text.StartsWith("now", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        return relative switch
        {
            "" => now,
            ['-', .. var span] when SpanText.TryParse(span, out var before) => now - before,
            _ => null,
        };
    }
}
