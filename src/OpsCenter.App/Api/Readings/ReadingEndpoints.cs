using System.Globalization;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>Readings, series and events out of the store.</summary>
internal sealed class ReadingEndpoints(
    ITelemetryStore store, ILiveConfig<FieldCatalogue> fields, IOptions<ApiOptions> options, TimeProvider time)
{
    private const string SeriesColumns = "measurement,field,tags";

    // A device may be up to five minutes ahead of us: "now" must not cut its newest readings off.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public async Task<IResult> LatestAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("measurement", "field", "limit");
        var selector = parameters.Selector(parameters.Required("measurement", "river"), parameters.Text("field"));
        var limit = parameters.Limit("limit", options.Value.MaxItems, options.Value.MaxItems);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var readings = await store.LatestAsync(selector, cancellation);
        var catalogue = fields.Current;
        var answer = readings.Take(limit).Select(reading => LatestReading.From(in reading, catalogue));
        return CsvAnswer.IsWanted(request)
            ? new CsvAnswer($"{SeriesColumns},time,value,unit,quality,flags,received_at", answer.Select(Row).ToAsyncEnumerable())
            : TypedResults.Ok(answer);
    }

    public async Task<IResult> QueryAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        if (ReadQuery(parameters) is not { } query)
        {
            return ApiProblem.Of(parameters);
        }

        var catalogue = fields.Current;
        IAsyncEnumerable<SeriesPoints> found;
        try
        {
            found = await BegunStream.OfAsync(store.QueryAsync(query, cancellation), cancellation);
        }
        catch (StoreUnavailableException error)
        {
            return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, error.Message);
        }

        return CsvAnswer.IsWanted(request)
            ? new CsvAnswer($"{SeriesColumns},time,value,unit", Rows(found, catalogue))
            : TypedResults.Ok(new QueryAnswer(found.Select(series => new QuerySeries(
                series.Series.Measurement,
                series.Series.Field,
                SeriesJson.Tags(series.Series),
                SeriesJson.Unit(series.Series, catalogue),
                [.. series.Points.Select(point => new QueryPoint(point.Time, point.Value))],
                series.Truncated))));
    }

    public async Task<IResult> SeriesAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowOnly("measurement", "field", "limit");
        var selector = parameters.Selector(parameters.Text("measurement"), parameters.Text("field"));
        var limit = parameters.Limit("limit", options.Value.MaxItems, options.Value.MaxItems);
        if (parameters.IsWrong)
        {
            return ApiProblem.Of(parameters);
        }

        var catalogue = fields.Current;
        var series = await store.SeriesAsync(selector, cancellation);
        return TypedResults.Ok(series.Take(limit).Select(
            key => new SeriesDescription(key.Measurement, key.Field, SeriesJson.Tags(key), SeriesJson.Unit(key, catalogue))));
    }

    public async Task<IResult> EventsAsync(HttpRequest request, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var parameters = new ParameterReader(request, now);
        parameters.AllowOnly("from", "to", "kind", "pack", "site", "limit");
        var query = new EventQuery(
            parameters.Moment("from", now - TimeSpan.FromDays(1)),
            parameters.Moment("to", now + Ahead),
            parameters.Text("kind"),
            parameters.Text("pack"),
            parameters.Text("site"),
            parameters.Limit("limit", 200, options.Value.MaxItems));
        RefuseEmptySpan(parameters, query.From, query.To);
        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : TypedResults.Ok((await store.EventsAsync(query, cancellation)).Select(EventJson.From));
    }

    private static void RefuseEmptySpan(ParameterReader parameters, Instant from, Instant to)
    {
        if (!parameters.IsWrong && from >= to)
        {
            parameters.Wrong("from", "Must be before 'to'.");
        }
    }

    private static string Row(LatestReading reading) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cells(reading.Measurement, reading.Field, reading.Tags)},{reading.Time},{reading.Value:R},{CsvCell.Text(reading.Unit)},{reading.Quality},{string.Join(' ', reading.Flags)},{reading.ReceivedAt}");

    private static string Cells(string measurement, string field, IReadOnlyDictionary<string, string> tags) =>
        $"{CsvCell.Text(measurement)},{CsvCell.Text(field)},{CsvCell.Text(string.Join(';', tags.Select(tag => $"{tag.Key}={tag.Value}")))}";

    private static async IAsyncEnumerable<string> Rows(IAsyncEnumerable<SeriesPoints> found, FieldCatalogue catalogue)
    {
        await foreach (var series in found)
        {
            var cells = Cells(series.Series.Measurement, series.Series.Field, SeriesJson.Tags(series.Series));
            var unit = CsvCell.Text(SeriesJson.Unit(series.Series, catalogue));
            foreach (var point in series.Points)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{cells},{Rfc3339.Format(point.Time)},{point.Value:R},{unit}");
            }
        }
    }

    private RangeQuery? ReadQuery(ParameterReader parameters)
    {
        var now = time.GetInstant();
        parameters.AllowOnly("measurement", "field", "from", "to", "every", "agg", "limit");
        var selector = parameters.Selector(parameters.Required("measurement", "river"), parameters.Required("field", "level"));
        var (from, to) = (parameters.Moment("from", now - TimeSpan.FromHours(1)), parameters.Moment("to", now + Ahead));
        var every = parameters.Span("every");
        var aggregate = parameters.Choice("agg", Aggregate.Mean);
        var limit = parameters.Limit("limit", options.Value.MaxPoints, options.Value.MaxPoints);
        RefuseEmptySpan(parameters, from, to);
        if (every is null && parameters.Text("agg") is not null)
        {
            parameters.Wrong("agg", "Needs 'every', e.g. every=1m; without it the readings themselves are answered.");
        }

        if (every is { } step && !parameters.IsWrong && (to - from) / step > options.Value.MaxPoints)
        {
            parameters.Wrong("every", string.Create(
                CultureInfo.InvariantCulture,
                $"Would make more than {options.Value.MaxPoints} windows; take at least every={Math.Ceiling((to - from).TotalSeconds / options.Value.MaxPoints)}s or a shorter time."));
        }

        return parameters.IsWrong ? null : new RangeQuery(selector, from, to, every, aggregate, options.Value.WindowOffset, limit);
    }
}
