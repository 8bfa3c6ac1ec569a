using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api;

namespace OpsCenter.App.OpenData;

public static class OpenDataExtensions
{
    /// <summary>Name of the limit that every address of open data is under.</summary>
    public const string Limit = "open-data";

    /// <summary>What <c>MapOpenData</c> needs. Needs the stores, the configuration's parts and <c>AddApi</c>.</summary>
    public static IServiceCollection AddOpenData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenDataOptions>().Bind(configuration.GetSection(OpenDataOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenDataOptions>, OpenDataOptionsValidator>();
        services.AddSingleton<OpenDataShelf>();
        services.AddSingleton<OpenDataCounts>();
        services.AddSingleton<DcatCatalogue>();
        services.AddSingleton<OpenDataEndpoints>();
        services.AddHostedService<OpenDataLog>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.AddPolicy(Limit, PartitionOf);
            limiter.OnRejected = TellAsync;
        });
    }

    /// <summary>Catalogue and values; the pages are components.</summary>
    public static IEndpointRouteBuilder MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        var open = endpoints.MapGroup("/open-data").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Limit).AddEndpointFilter(ForEverybodyAsync).WithTags("open-data");
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        open.MapMethods("/catalog.jsonld", reading, (HttpContext context, OpenDataEndpoints data, CancellationToken cancellation) => data.CatalogueAsync(context, cancellation))
            .WithSummary("Catalogue of the published KPIs as JSON-LD in DCAT's words");
        open.MapMethods("/{id}.json", reading, (string id, HttpContext context, OpenDataEndpoints data, CancellationToken cancellation) => data.JsonAsync(id, context, cancellation))
            .WithSummary("Values of a published KPI")
            .Produces<OpenDataAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        open.MapMethods("/{id}.csv", reading, (string id, HttpContext context, OpenDataEndpoints data, CancellationToken cancellation) => data.Csv(id, context, cancellation))
            .WithSummary("The same as CSV (RFC 4180, UTF-8)")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        return endpoints;
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context) => RateLimitPartition.GetSlidingWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = context.RequestServices.GetRequiredService<IOptions<OpenDataOptions>>().Value.RequestsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    private static async ValueTask TellAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        rejected.HttpContext.RequestServices.GetRequiredService<OpenDataCounts>().Refused();
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await ApiProblem.Of(StatusCodes.Status429TooManyRequests, "Too many requests from your address. Wait as long as Retry-After says (seconds), and ask for longer spans at once.")
            .ExecuteAsync(rejected.HttpContext);
    }

    /// <summary>Any site's scripts may read it, and it may be kept for a minute.</summary>
    private static async ValueTask<object?> ForEverybodyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.RequestServices.GetRequiredService<OpenDataCounts>().Called();
        var headers = context.HttpContext.Response.Headers;
        (headers.AccessControlAllowOrigin, headers.CacheControl) = ("*", "public, max-age=60");
        return await next(context);
    }
}
