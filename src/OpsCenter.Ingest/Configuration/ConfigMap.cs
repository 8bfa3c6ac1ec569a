using System.Globalization;
using OpsCenter.Core.Configuration;
using YamlDotNet.RepresentationModel;

namespace OpsCenter.Ingest.Configuration;

/// <summary>A map whose keys are asked for by name; what nobody asked for is reported by <see cref="ReportUnknownKeys"/>.</summary>
internal sealed class ConfigMap(ConfigNode node, YamlMappingNode map)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ConfigNode Node => node;

    public ConfigNode? Optional(string name)
    {
        _asked.Add(name);
        return map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? node.Child(name, child) : null;
    }

    public ConfigNode? Required(string name, string example)
    {
        var child = Optional(name);
        if (child is null)
        {
            node.Error($"'{name}' is missing", $"Add '{name}: {example}'");
        }

        return child;
    }

    public string? RequiredText(string name, string example) => Required(name, example)?.Text();

    public string? OptionalText(string name) => Optional(name)?.Text();

    public double? OptionalNumber(string name) => Optional(name)?.Number();

    public IEnumerable<ConfigNode> OptionalList(string name) => Optional(name)?.Items() ?? [];

    /// <summary>A text for both languages, or <c>{vi: …, en: …}</c>.</summary>
    public LocalizedText? RequiredLocalized(string name)
    {
        var child = Required(name, "{vi: …, en: …}");
        return child is null ? null : Localized(child);
    }

    public LocalizedText? OptionalLocalized(string name) => Optional(name) is { } child ? Localized(child) : null;

    /// <summary>E.g. <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>7d</c>, <c>0s</c>.</summary>
    public TimeSpan? OptionalDuration(string name)
    {
        return Optional(name) is { } child ? Duration(child) : null;
    }

    /// <summary>Null, with an error, where it is none.</summary>
    public static TimeSpan? Duration(ConfigNode child)
    {
        if (child.Text() is not { } text)
        {
            return null;
        }

        if (TryDuration(text, out var duration))
        {
            return duration;
        }

        child.Error($"'{text}' is not a duration", "Write a number and ms, s, m, h or d, e.g. 30s");
        return null;
    }

    /// <summary>A day, <c>2025-06-30</c>.</summary>
    public DateOnly? OptionalDate(string name)
    {
        if (Optional(name) is not { } child || child.Text() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        child.Error($"'{text}' is not a day", "Write yyyy-MM-dd, e.g. 2025-06-30");
        return null;
    }

    /// <summary>One of the given words.</summary>
    public T? OptionalChoice<T>(string name, IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Optional(name) is not { } child || child.Text() is not { } text)
        {
            return null;
        }

        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }

        child.Error($"'{text}' is not one of the choices", Nearest.Remedy(text, [.. choices.Keys]));
        return null;
    }

    /// <summary><c>[longitude, latitude]</c> in degrees.</summary>
    public (double Longitude, double Latitude)? RequiredPosition(string name)
    {
        var child = Required(name, "[106.33, 20.94]");
        return child is null ? null : Position(child);
    }

    /// <summary>Null, with an error, where it is no position on earth.</summary>
    public static (double Longitude, double Latitude)? Position(ConfigNode child)
    {
        var numbers = child.IsList ? child.Items().Select(item => item.Number()).ToArray() : [];
        if (numbers is [{ } longitude, { } latitude] && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90)
        {
            return (longitude, latitude);
        }

        child.Error("is not a position", "Write [longitude, latitude] in degrees, e.g. [106.33, 20.94]");
        return null;
    }

    /// <summary>To be called after everything was asked for.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var (name, value) in map.Children)
        {
            var text = (name as YamlScalarNode)?.Value ?? "";
            if (!_asked.Contains(text))
            {
                var child = node.Child(text, value);
                node.Errors.Add(child.File, (int)name.Start.Line, child.Key, $"unknown key '{text}'", Nearest.Remedy(text, _asked));
            }
        }
    }

    private static LocalizedText? Localized(ConfigNode child)
    {
        if (child.IsScalar)
        {
            return child.Text() is { } both ? LocalizedText.Same(both) : null;
        }

        if (child.Map() is not { } languages)
        {
            return null;
        }

        var vi = languages.OptionalText("vi");
        var en = languages.OptionalText("en");
        languages.ReportUnknownKeys();
        if ((vi ?? en) is not { } any)
        {
            child.Error("has neither 'vi' nor 'en'", "Write {vi: …, en: …}");
            return null;
        }

        return new LocalizedText(vi ?? any, en ?? any);
    }

    private static bool TryDuration(string text, out TimeSpan duration)
    {
        var digits = text.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
        var unit = text.AsSpan(digits.Length);
        TimeSpan? one = unit switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            "d" => TimeSpan.FromDays(1),
            _ => null,
        };
        const double longestDays = 3650;
        duration = default;
        if (one is not { } span
            || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count * span.TotalDays > longestDays)
        {
            return false;
        }

        duration = span * count;
        return true;
    }
}
