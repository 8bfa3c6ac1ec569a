using System.Globalization;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Replay;

/// <summary>One scenario file.</summary>
internal sealed class ScenarioReader(string file, List<ConfigError> errors)
{
    private const int MaxSeries = 200;

    /// <summary>Readings of a series; keeps a replay's rules from running for minutes.</summary>
    private const int MaxReadings = 100_000;
    private static readonly TimeSpan MaxLength = TimeSpan.FromDays(92);

    /// <summary>The scenario as far as it could be read; usable only where no error was added.</summary>
    public ScenarioConfig Read(SourceNode root)
    {
        var section = new SourceSection(root, file, errors, "$schema", "id", "title", "note", "from", "to", "speed", "series");
        var id = section.RequiredText("id", "Give the file's name without .json");
        if (id != Path.GetFileNameWithoutExtension(file) && section.Find("id") is { } node)
        {
            section.Wrong(node, $"The id '{id}' is not the file's name", $"Write \"{Path.GetFileNameWithoutExtension(file)}\" or rename the file");
        }

        var (from, to) = (Time(section, "from"), Time(section, "to"));
        if (section.Find("to") is { } end && (to <= from || to - from > MaxLength))
        {
            section.Wrong(end, "The end is not after the start, or more than 92 days after it", "Give a stretch of at most 92 days");
        }

        var nodes = section.RequiredArray("series", "Give at least one series");
        if (nodes.Count is 0 or > MaxSeries)
        {
            section.Wrong(section.Find("series") ?? section.Node, $"There are {nodes.Count} series", $"Give 1 to {MaxSeries}");
        }

        return new ScenarioConfig(
            id, section.RequiredLocalized("title"), section.RequiredLocalized("note"), from, to, Speed(section),
            [.. nodes.Take(MaxSeries).Select(series => Series(series, to - from))]);
    }

    private ScenarioSeries Series(SourceNode node, TimeSpan length)
    {
        var section = new SourceSection(
            node, file, errors, "measurement", "field", "tags", "interval", "base", "peak", "peakAt", "rise", "steepness", "tide", "decimals");
        var (measurement, field) = (section.RequiredText("measurement", "E.g. \"river\""), section.RequiredText("field", "E.g. \"level\""));
        var interval = Span(section, "interval", TimeSpan.FromMinutes(1));
        if (interval > TimeSpan.Zero && length / interval > MaxReadings)
        {
            section.Wrong(section.Find("interval") ?? node, $"The series has more than {MaxReadings} readings", "Give a longer interval");
        }

        var (low, peak) = (Number(section, "base", null), Number(section, "peak", null));
        if (section.Find("peak") is { } crest && peak <= low)
        {
            section.Wrong(crest, $"The peak {peak} is not above the base {low}", "Give the level before the flood and the higher one of its crest");
        }

        var key = measurement.Length == 0 || field.Length == 0
            ? new SeriesKey("?", [], "?")
            : new SeriesKey(measurement, section.Texts("tags"), field);
        return new ScenarioSeries(
            key, interval, low, peak, Time(section, "peakAt"), Span(section, "rise", TimeSpan.FromDays(3)),
            Number(section, "steepness", 3), Number(section, "tide", 0), section.Whole("decimals", 0, 6) ?? 2);
    }

    private static double Number(SourceSection section, string key, double? otherwise)
    {
        if (section.Find(key) is null && otherwise is null)
        {
            section.Missing(key, "Give a number");
        }

        return section.Number(key) ?? otherwise ?? 0;
    }

    private static double Speed(SourceSection section)
    {
        var speed = section.Number("speed") ?? 600;
        if (speed is < 0.1 or > 3600)
        {
            section.Wrong(section.Find("speed")!, $"{speed} is no speed from 0.1 to 3600", "Give how many times as fast it plays");
        }

        return speed;
    }

    private static TimeSpan Span(SourceSection section, string key, TimeSpan otherwise)
    {
        if (section.Text(key) is not { } text)
        {
            return otherwise;
        }

        if (DurationText.TryParse(text, out var span) && span > TimeSpan.Zero)
        {
            return span;
        }

        section.Wrong(section.Find(key)!, $"'{text}' is no length of time", "Write a whole number and s, m, h or d, e.g. \"60s\"");
        return otherwise;
    }

    private static Instant Time(SourceSection section, string key)
    {
        var text = section.RequiredText(key, "Write a time with its offset, e.g. \"2024-09-12T08:00:00+07:00\"");
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return Instant.From(time);
        }

        if (section.Find(key) is { } node)
        {
            section.Wrong(node, $"'{text}' is no time with an offset", "Write e.g. \"2024-09-12T08:00:00+07:00\"");
        }

        return default;
    }
}
