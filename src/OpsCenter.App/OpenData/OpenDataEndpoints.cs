using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using OpsCenter.App.Api;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OpenData;

/// <summary>Catalogue and values for everybody.</summary>
internal sealed class OpenDataEndpoints(
    OpenDataShelf shelf, OpenDataCounts counts, DcatCatalogue catalogue, ILiveConfig<Places> places, IOptions<OpenDataOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    // Vietnamese as it is, not as escapes three times as long.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IResult> CatalogueAsync(HttpContext context, CancellationToken cancellation)
    {
        if (!shelf.IsOpen)
        {
            return TypedResults.NotFound();
        }

        var site = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/open-data";
        var body = Encoding.UTF8.GetBytes(catalogue.Of(await shelf.ListAsync(cancellation), site).ToJsonString(Readable));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..32]}\"");
        return TypedResults.Bytes(body, "application/ld+json; charset=utf-8", entityTag: tag);
    }

    public async Task<IResult> JsonAsync(string id, HttpContext context, CancellationToken cancellation)
    {
        if (shelf.Find(id) is not { } kpi)
        {
            return NotFound();
        }

        var wish = WishOf(kpi, context.Request);
        if (wish.Parameters.IsWrong)
        {
            return ApiProblem.Of(wish.Parameters);
        }

        var (values, truncated) = (new List<OpenDataValue>(), false);
        await foreach (var series in shelf.ValuesAsync(kpi, wish.Tags, wish.From, wish.To, wish.Limit, cancellation))
        {
            values.AddRange(series.Points.Select(point => OpenDataValue.Of(kpi, series.Series, point, places.Current)));
            truncated |= series.Truncated;
        }

        counts.Downloaded(kpi.Id);
        return TypedResults.Ok(new OpenDataAnswer(
            kpi.Id, kpi.Unit, kpi.Every.ToString(), options.Value.LicenseUrl, Rfc3339.Format(wish.From), Rfc3339.Format(wish.To), truncated, values));
    }

    public IResult Csv(string id, HttpContext context, CancellationToken cancellation)
    {
        if (shelf.Find(id) is not { } kpi)
        {
            return NotFound();
        }

        var wish = WishOf(kpi, context.Request);
        if (wish.Parameters.IsWrong)
        {
            return ApiProblem.Of(wish.Parameters);
        }

        counts.Downloaded(kpi.Id);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{kpi.Id}.csv\"";
        return new CsvAnswer(OpenDataValue.CsvHeader, RowsAsync(kpi, wish, cancellation));
    }

    private async IAsyncEnumerable<string> RowsAsync(KpiDefinition kpi, Wish wish, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var series in shelf.ValuesAsync(kpi, wish.Tags, wish.From, wish.To, wish.Limit, cancellation))
        {
            foreach (var point in series.Points)
            {
                yield return OpenDataValue.Of(kpi, series.Series, point, places.Current).ToCsv();
            }

            if (series.Truncated)
            {
                // A file that ends early must say so in itself: nobody sees a header of the answer.
                yield return CsvCell.Text($"# cut after {wish.Limit} values; ask for a shorter span, or for one area or site");
            }
        }
    }

    private Wish WishOf(KpiDefinition kpi, HttpRequest request)
    {
        var now = time.GetInstant();
        var parameters = new ParameterReader(request, now);
        var back = kpi.Every.Longest * 30;
        var (from, to) = (parameters.Moment("from", now - (back > Usual ? back : Usual)), parameters.Moment("to", now));
        parameters.RefuseEmptySpan(from, to);
        parameters.AllowOnly(["from", "to", "limit", .. ScopesOf(kpi)]);
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ScopesOf(kpi))
        {
            if (parameters.Text(name) is { } value)
            {
                tags[name] = value;
            }
        }

        return new Wish(parameters, from, to, parameters.Limit("limit", options.Value.MaxValues, options.Value.MaxValues), tags);
    }

    /// <summary>What its series carry: asking for anything else is refused, not answered with nothing.</summary>
    private static string[] ScopesOf(KpiDefinition kpi) => kpi.Scope.Tag is { } tag ? [tag] : kpi.Scope.Kind switch
    {
        KpiScopeKind.Area => [StandardTags.Area],
        KpiScopeKind.Site => [StandardTags.Site, StandardTags.Area],
        _ => [],
    };

    private static IResult NotFound() => ApiProblem.Of(StatusCodes.Status404NotFound, "No published data set has this id; /open-data/catalog.jsonld lists them.");

    private sealed record Wish(ParameterReader Parameters, Instant From, Instant To, int Limit, IReadOnlyDictionary<string, string> Tags);
}
