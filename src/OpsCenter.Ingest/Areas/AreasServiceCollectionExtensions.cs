using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OpsCenter.Ingest.Areas;

public static class AreasServiceCollectionExtensions
{
    /// <summary>Import and removal of boundaries. Needs the configuration and the audit; may be called more than once.</summary>
    public static IServiceCollection AddAreaBoundaries(this IServiceCollection services)
    {
        services.TryAddSingleton<BoundaryService>();
        return services;
    }
}
