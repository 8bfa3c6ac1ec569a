using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Configuration;

/// <summary>Reads <c>time</c>: a path of an ISO 8601 text, or <c>{path, format, zone, interval, old}</c>.</summary>
internal static class TimeSettings
{
    private static readonly Dictionary<string, long> UnixFormats = new(StringComparer.Ordinal)
    {
        ["unix_s"] = 1_000_000_000,
        ["unix_ms"] = 1_000_000,
        ["unix_us"] = 1_000,
        ["unix_ns"] = 1,
        ["iso"] = 0,
    };

    private static readonly Dictionary<string, bool> Ends = new(StringComparer.Ordinal) { ["start"] = false, ["end"] = true };
    private static readonly Dictionary<string, bool> Olds = new(StringComparer.Ordinal) { ["replace"] = false, ["keep"] = true };

    public static TimeReader? Read(ConfigMap owner, MappingScope scope)
    {
        if (owner.Optional("time") is not { } node)
        {
            return null;
        }

        if (node.IsScalar)
        {
            return scope.Path(node) is { } simple ? new TimeReader { Paths = [simple] } : null;
        }

        if (node.Map() is not { } map)
        {
            return null;
        }

        var pathNode = map.Required("path", "ts");
        var paths = pathNode is null ? [] : (pathNode.IsList ? pathNode.Items() : [pathNode]).Select(scope.Path).ToArray();
        var format = map.Optional("format");
        var (unit, pattern) = Format(format);
        var zone = map.Optional("zone") is { } zoneNode ? Zone(zoneNode) : TimeZoneInfo.Utc;
        var end = map.OptionalChoice("interval", Ends) ?? false;
        var keep = map.OptionalChoice("old", Olds) ?? false;
        map.ReportUnknownKeys();
        return paths.Length == 0 || paths.Contains(null) || zone is null
            ? null
            : new TimeReader { Paths = paths!, UnixUnit = unit, Pattern = pattern, Zone = zone, EndOfInterval = end, KeepHistory = keep };
    }

    private static (long Unit, string? Pattern) Format(ConfigNode? node)
    {
        if (node?.Text() is not { } text)
        {
            return (0, null);
        }

        if (UnixFormats.TryGetValue(text, out var unit))
        {
            return (unit, null);
        }

        // A custom pattern must at least hold a year; "unix_sec" is a slip of the pen, not a pattern.
        if (!text.Contains('y', StringComparison.Ordinal) || !Formats(text))
        {
            node.Error($"'{text}' is not a time format", $"{Nearest.Remedy(text, UnixFormats.Keys)} or a pattern such as dd/MM/yyyy HH:mm:ss");
        }

        return (0, text);
    }

    private static bool Formats(string pattern)
    {
        try
        {
            return DateTime.UnixEpoch.ToString(pattern, CultureInfo.InvariantCulture).Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public static TimeZoneInfo? Zone(ConfigNode node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (text.Length > 1 && text[0] is '+' or '-'
            && TimeSpan.TryParseExact(text.AsSpan(1), @"hh\:mm", CultureInfo.InvariantCulture, out var offset) && offset < TimeSpan.FromHours(14))
        {
            var signed = text[0] == '-' ? -offset : offset;
            return TimeZoneInfo.CreateCustomTimeZone(text, signed, text, text);
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone))
        {
            return zone;
        }

        node.Error($"'{text}' is not a time zone", "Write an offset such as \"+07:00\" or a name such as Asia/Ho_Chi_Minh");
        return null;
    }
}
