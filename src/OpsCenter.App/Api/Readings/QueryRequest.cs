using System.Globalization;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>What <c>/query</c> is asked.</summary>
internal sealed record QueryRequest(HistoryQuery History, QueryFormat Format, bool Explain)
{
    private const string TagPrefix = "tag.";
    private const int MostGroupTags = 8;

    private static readonly string[] OfWindows = ["agg", "fill", "groupBy"];

    /// <summary>Null where a parameter is wrong, which the reader then says.</summary>
    public static QueryRequest? Read(HttpRequest http, ParameterReader parameters, ApiOptions options, Instant now)
    {
        parameters.AllowTagsAnd(
            "measurement", "field", "from", "to", "every", "agg", "offset", "fill", "groupBy", "points", "method", "limit", "format", "explain");
        var selector = parameters.Selector(parameters.Required("measurement", "river"), parameters.Required("field", "level"));
        var (from, to) = (parameters.Moment("from", now - TimeSpan.FromHours(1)), parameters.Moment("to", now + ParameterReader.Ahead));
        parameters.RefuseEmptySpan(from, to);
        var range = new RangeQuery(
            selector, from, to, parameters.Span("every"), Aggregate.Mean, parameters.Offset("offset", options.WindowOffset), parameters.Limit("limit", options.MaxPoints, options.MaxPoints));
        var (aggregate, percentile) = ReadAggregate(parameters);
        var history = new HistoryQuery(range, aggregate)
        {
            Percentile = percentile,
            GroupBy = ReadGroupBy(parameters),
            Filling = ReadFilling(parameters),
            FillBefore = now,
            Points = parameters.Text("points") is null ? null : parameters.Limit("points", options.MaxPoints, options.MaxPoints),
            Thinning = parameters.Choice("method", Thinning.Lttb),
        };
        var absent = CsvAnswer.IsWanted(http) ? QueryFormat.Csv : Wants(http, LineProtocolRow.ContentType) ? QueryFormat.Lp : QueryFormat.Json;
        var request = new QueryRequest(history, parameters.Choice("format", absent), parameters.Flag("explain") ?? false);
        RefuseWhatDoesNotFit(parameters, history, options);
        return parameters.IsWrong ? null : request;
    }

    /// <summary>Of the values answered, which need not be that of the readings.</summary>
    public string Unit(SeriesKey series, FieldCatalogue fields)
    {
        var unit = SeriesJson.Unit(series, fields);
        return History.Range.Step is null ? unit : History.Aggregate switch
        {
            HistoryAggregate.Count => "",
            HistoryAggregate.Rate => unit + "/s",
            _ => unit,
        };
    }

    private static bool Wants(HttpRequest http, string type) =>
        http.GetTypedHeaders().Accept is { Count: > 0 } accept && accept.Any(one => one.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase));

    private static (HistoryAggregate Aggregate, double Percentile) ReadAggregate(ParameterReader parameters)
    {
        var text = parameters.Text("agg") ?? "mean";
        if (text[0] is 'p' or 'P'
            && double.TryParse(text.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
        {
            return (HistoryAggregate.Percentile, percent);
        }

        if (Enum.TryParse<HistoryAggregate>(text, ignoreCase: true, out var aggregate) && aggregate != HistoryAggregate.Percentile && char.IsAsciiLetter(text[0])
            && !text.Contains(',', StringComparison.Ordinal))
        {
            return (aggregate, 0);
        }

        parameters.Wrong("agg", "Is not one of mean, min, max, sum, count, first, last, rate, or a percentile such as p50, p95 or p99.9.");
        return default;
    }

    private static string[] ReadGroupBy(ParameterReader parameters)
    {
        string[] tags = [.. (parameters.Text("groupBy") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? tag[TagPrefix.Length..] : tag).Distinct(StringComparer.Ordinal)];
        if (tags.Length > MostGroupTags || tags.Any(tag => tag.Length == 0))
        {
            parameters.Wrong("groupBy", $"Name one to {MostGroupTags} tags, e.g. groupBy=area or groupBy=area,pack.");
        }

        return tags;
    }

    private static Filling ReadFilling(ParameterReader parameters) =>
        parameters.Text("fill") == "0" ? Filling.Zero : parameters.Choice("fill", Filling.None);

    private static void RefuseWhatDoesNotFit(ParameterReader parameters, HistoryQuery query, ApiOptions options)
    {
        if (query.Points < 3)
        {
            parameters.Wrong("points", "Is no whole number of 3 or more.");
        }

        if (query is { Points: not null, Filling: Filling.Null })
        {
            parameters.Wrong("fill", "Windows without a value cannot be among chosen points: leave out 'points', or take another fill.");
        }

        if (query.Points is null && parameters.Text("method") is not null)
        {
            parameters.Wrong("method", "Needs 'points', e.g. points=500.");
        }

        if (query.Range.Step is not { } step)
        {
            foreach (var name in OfWindows.Where(name => parameters.Text(name) is not null))
            {
                parameters.Wrong(name, "Needs 'every', e.g. every=1m; without it the readings themselves are answered.");
            }
        }
        else if (!parameters.IsWrong && (query.Range.To - query.Range.From) / step > options.MaxPoints)
        {
            parameters.Wrong("every", string.Create(
                CultureInfo.InvariantCulture,
                $"Would make more than {options.MaxPoints} windows; take at least every={Math.Ceiling((query.Range.To - query.Range.From).TotalSeconds / options.MaxPoints)}s or a shorter time."));
        }
    }
}
