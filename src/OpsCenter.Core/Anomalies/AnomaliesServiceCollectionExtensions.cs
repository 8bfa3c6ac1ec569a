using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpsCenter.Core.Anomalies;

public static class AnomaliesServiceCollectionExtensions
{
    /// <summary>Needs the stores, <see cref="IAnomalyStore"/>, the KPIs and the audit.</summary>
    public static IServiceCollection AddAnomalies(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AnomalyOptions>().Bind(configuration.GetSection(AnomalyOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AnomalyOptions>, AnomalyOptionsValidator>();
        services.AddSingleton<AnomalyWatch>();
        services.AddSingleton<AnomalyFigures>();
        services.AddSingleton<AnomalyService>();
        return services.AddHostedService<AnomalyKeeper>();
    }
}
