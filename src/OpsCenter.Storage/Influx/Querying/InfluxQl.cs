using System.Globalization;
using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Influx.Lines;

namespace OpsCenter.Storage.Influx.Querying;

/// <summary>Questions in InfluxQL. Every name and value comes in through <see cref="Name"/> and <see cref="Text"/>, which quote it.</summary>
internal static class InfluxQl
{
    /// <summary>The times InfluxDB can hold: two at the bottom and one at the top of what fits are its own.</summary>
    private const long Earliest = long.MinValue + 2;

    private const long Latest = long.MaxValue - 1;

    /// <summary>Readings or windows of one series with their marks, oldest first.</summary>
    /// <param name="series">Which one.</param>
    /// <param name="tagNames">Every tag there is in its measurement.</param>
    /// <param name="query">Range, step and aggregate.</param>
    /// <param name="most">Rows at most.</param>
    public static string Range(SeriesKey series, IEnumerable<string> tagNames, RangeQuery query, long most)
    {
        var text = Select(series.Measurement, series.Field, query);
        foreach (var name in tagNames)
        {
            text.Append(" AND ").Append(Name(name)).Append('=').Append(Text(series.Tag(name) ?? ""));
        }

        if (query.Step is not null)
        {
            Windows(text.Append(" GROUP BY "), query);
        }

        return text.Append(CultureInfo.InvariantCulture, $" LIMIT {most}").ToString();
    }

    /// <summary>The same of every series of a field that the query's tags choose, each with its tags.</summary>
    public static string Ranges(string measurement, string field, IReadOnlyCollection<string> tagNames, RangeQuery query, long most)
    {
        var text = Select(measurement, field, query);
        foreach (var (name, wanted) in query.Selector.Tags)
        {
            text.Append(" AND ").Append(Name(name)).Append(wanted == "*" ? "!=''" : $"={Text(wanted)}");
        }

        text.Append(tagNames.Count > 0 || query.Step is not null ? " GROUP BY " : "").AppendJoin(',', tagNames.Select(Name));
        if (query.Step is not null)
        {
            Windows(text.Append(tagNames.Count > 0 ? "," : ""), query);
        }

        return text.Append(CultureInfo.InvariantCulture, $" LIMIT {most}").ToString();
    }

    /// <summary>How many readings each field of a measurement has before a moment.</summary>
    public static string CountBefore(string measurement, IEnumerable<string> fields, Instant before)
    {
        var counts = string.Join(',', fields.Select(field => $"count({Name(field)})"));
        var text = new StringBuilder($"SELECT {counts} FROM {Name(measurement)} WHERE ");
        Between(text, new Instant(Earliest), before);
        return text.ToString();
    }

    public static string DeleteBefore(string measurement, Instant before) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {Name(measurement)} WHERE time < {before.UnixNanoseconds}");

    /// <summary>The oldest reading of a field.</summary>
    public static string Oldest(string measurement, string field)
    {
        var text = new StringBuilder($"SELECT first({Name(field)}) FROM {Name(measurement)} WHERE ");
        Between(text, new Instant(Earliest), new Instant(Latest));
        return text.ToString();
    }

    /// <summary>Value and marks between the query's two ends.</summary>
    private static StringBuilder Select(string measurement, string field, RangeQuery query)
    {
        var text = new StringBuilder("SELECT ");
        var windowed = query.Step is not null;
        Column(text, windowed ? Function(query.Aggregate) : null, field);
        foreach (var suffix in MarkFields.Flags.Select(flag => flag.Suffix).Prepend(MarkFields.Quality))
        {
            Column(text.Append(','), windowed ? "max" : null, field + suffix);
        }

        text.Append(" FROM ").Append(Name(measurement)).Append(" WHERE ");
        Between(text, query.From, query.To);
        return text;
    }

    private static void Column(StringBuilder text, string? function, string field) =>
        text.Append(function is null ? Name(field) : $"{function}({Name(field)})");

    private static void Between(StringBuilder text, Instant from, Instant to)
    {
        var first = Math.Clamp(from.UnixNanoseconds, Earliest, Latest);
        var last = Math.Clamp(to.UnixNanoseconds, Earliest + 1, Latest) - 1;
        text.Append(CultureInfo.InvariantCulture, $"time >= {first} AND time <= {last}");
    }

    /// <summary>Windows begin at local midnight, so they are off the hour of Greenwich by what local time is ahead of it.</summary>
    private static void Windows(StringBuilder text, RangeQuery query)
    {
        const long NanosecondsPerTick = 100;
        var step = query.Step!.Value.Ticks;
        var behind = -query.Offset.Ticks % step;
        behind += behind < 0 ? step : 0;
        text.Append(CultureInfo.InvariantCulture, $"time({step * NanosecondsPerTick}ns,{behind * NanosecondsPerTick}ns) fill(none)");
    }

    private static string Function(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Mean => "mean",
        Aggregate.Min => "min",
        Aggregate.Max => "max",
        Aggregate.Sum => "sum",
        Aggregate.Count => "count",
        Aggregate.First => "first",
        Aggregate.Last => "last",
        _ => throw new ArgumentOutOfRangeException(nameof(aggregate), aggregate, "unknown aggregate"),
    };

    private static string Name(string name) => Quoted(name, '"');

    private static string Text(string text) => Quoted(text, '\'');

    private static string Quoted(string text, char quote)
    {
        var quoted = new StringBuilder().Append(quote);
        foreach (var character in text)
        {
            if (character == quote || character == '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.Append(quote).ToString();
    }
}
