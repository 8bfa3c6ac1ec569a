using System.Globalization;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Identity;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Api.Readings;

/// <summary>History out of the store, streamed as JSON, CSV or line protocol. A caller that goes away stops the work.</summary>
internal sealed class QueryEndpoint(
    ITelemetryStore store, ILiveConfig<FieldCatalogue> fields, IOptions<ApiOptions> options, QueryLimit limit, TimeProvider time)
{
    private readonly HistoryReader _history = new(store);

    public async Task<IResult> AnswerAsync(HttpRequest http, CancellationToken cancellation)
    {
        var now = time.GetInstant();
        var parameters = new ParameterReader(http, now);
        var request = QueryRequest.Read(http, parameters, options.Value, now);
        if (request is null || await HasTooManyGroupsAsync(request.History, parameters, cancellation))
        {
            return ApiProblem.Of(parameters);
        }

        if (limit.Enter(http.HttpContext.User.ToCaller()) is not { } place)
        {
            http.HttpContext.Response.Headers.RetryAfter = "1";
            return ApiProblem.Of(
                StatusCodes.Status429TooManyRequests,
                $"You have {options.Value.MaxQueriesPerCaller} queries under way already: wait for one to end, or ask for several series in one query.");
        }

        http.HttpContext.Response.RegisterForDispose(place);
        var catalogue = fields.Current;
        IAsyncEnumerable<HistorySeries> found;
        try
        {
            found = await BegunStream.OfAsync(_history.ReadAsync(request.History, cancellation), cancellation);
        }
        catch (StoreUnavailableException error)
        {
            return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, error.Message);
        }

        return request.Format switch
        {
            QueryFormat.Csv => new CsvAnswer($"{CsvCell.SeriesColumns},time,value,unit", Rows(found, request, catalogue)),
            QueryFormat.Lp => new LineProtocolAnswer(Lines(found)),
            _ => TypedResults.Ok(new QueryAnswer(found.Select(series => QuerySeries.From(series, request, catalogue)))),
        };
    }

    private async ValueTask<bool> HasTooManyGroupsAsync(HistoryQuery query, ParameterReader parameters, CancellationToken cancellation)
    {
        if (query.GroupBy.Count == 0)
        {
            return false;
        }

        var series = await store.SeriesAsync(query.Range.Selector, cancellation);
        var groups = series.Select(key => GroupName.Of(key, query.GroupBy)).Distinct().Count();
        var windows = Math.Ceiling((query.Range.To - query.Range.From) / query.Range.Step!.Value) + 1;
        if (groups * windows <= options.Value.MaxPoints)
        {
            return false;
        }

        parameters.Wrong("groupBy", string.Create(
            CultureInfo.InvariantCulture,
            $"Would make {groups} groups of {windows} windows, more than {options.Value.MaxPoints} points; take a longer every, a shorter time or fewer tags."));
        return true;
    }

    private static async IAsyncEnumerable<string> Rows(IAsyncEnumerable<HistorySeries> found, QueryRequest request, FieldCatalogue catalogue)
    {
        await foreach (var series in found)
        {
            var cells = CsvCell.Series(series.Series.Measurement, series.Series.Field, SeriesJson.Tags(series.Series));
            var unit = CsvCell.Text(request.Unit(series.Series, catalogue));
            foreach (var point in series.Points)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{cells},{Rfc3339.Format(point.Time)},{point.Value:R},{unit}");
            }
        }
    }

    private static async IAsyncEnumerable<string> Lines(IAsyncEnumerable<HistorySeries> found)
    {
        await foreach (var series in found)
        {
            var head = LineProtocolRow.Head(series.Series);
            foreach (var point in series.Points)
            {
                if (point.Value is { } value && double.IsFinite(value))
                {
                    yield return LineProtocolRow.Line(head, point.Time, value);
                }
            }
        }
    }
}
