using Microsoft.Extensions.Options;

namespace OpsCenter.App.Observability;

public static class ObservabilityExtensions
{
    public static IServiceCollection AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SelfMonitorOptions>().Bind(configuration.GetSection(SelfMonitorOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SelfMonitorOptions>, SelfMonitorOptionsValidator>();
        services.AddSingleton<PrometheusEndpoint>();
        services.AddHostedService<FleetMonitor>();
        return services.AddHostedService<SelfMonitor>();
    }

    /// <summary>Maps <c>/metrics</c>; readable by whoever may read the API, and from loopback without a token so that a local agent can scrape.</summary>
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // Meters made before the first scrape must already be listened to.
        endpoints.ServiceProvider.GetRequiredService<PrometheusEndpoint>();
        endpoints.MapGet("/metrics", Scrape).AllowAnonymous().ExcludeFromDescription();
        return endpoints;
    }

    private static IResult Scrape(HttpContext context, PrometheusEndpoint endpoint)
    {
        var isLocal = context.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For");
        return isLocal || Identity.CallerExtensions.ToCaller(context.User).Can(Core.Access.Permission.Read)
            ? TypedResults.Text(endpoint.Collect(), "text/plain; version=0.0.4; charset=utf-8")
            : TypedResults.Unauthorized();
    }
}
