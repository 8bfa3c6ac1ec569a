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
    public async Task<IResult> LatestAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowTagsAnd("measurement", "field", "limit");
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
            ? new CsvAnswer($"{CsvCell.SeriesColumns},time,value,unit,quality,flags,received_at", answer.Select(Row).ToAsyncEnumerable())
            : TypedResults.Ok(answer);
    }

    public async Task<IResult> SeriesAsync(HttpRequest request, CancellationToken cancellation)
    {
        var parameters = new ParameterReader(request, time.GetInstant());
        parameters.AllowTagsAnd("measurement", "field", "limit");
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
        parameters.AllowOnly("from", "to", "kind", "pack", "site", "limit", "text");
        var query = new EventQuery(
            parameters.Moment("from", now - TimeSpan.FromDays(1)),
            parameters.Moment("to", now + ParameterReader.Ahead),
            parameters.Text("kind"),
            parameters.Text("pack"),
            parameters.Text("site"),
            parameters.Limit("limit", 200, options.Value.MaxItems),
            parameters.Text("text"));
        parameters.RefuseEmptySpan(query.From, query.To);
        if (query.Text is { Length: > EventSearch.MostCharacters })
        {
            parameters.Wrong("text", $"Is longer than {EventSearch.MostCharacters} characters.");
        }

        return parameters.IsWrong
            ? ApiProblem.Of(parameters)
            : TypedResults.Ok((await store.EventsAsync(query, cancellation)).Select(EventJson.From));
    }

    private static string Row(LatestReading reading) => string.Create(
        CultureInfo.InvariantCulture,
        $"{CsvCell.Series(reading.Measurement, reading.Field, reading.Tags)},{reading.Time},{reading.Value:R},{CsvCell.Text(reading.Unit)},{reading.Quality},{string.Join(' ', reading.Flags)},{reading.ReceivedAt}");
}
