using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Kpis.Computing;
using OpsCenter.Core.Kpis.Forecasting;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis;

public static class KpisServiceCollectionExtensions
{
    /// <summary>Needs the stores, the configuration's parts, <see cref="IKpiStore"/>, <see cref="IKpiIntake"/> and <see cref="ILateMarkFile"/>.</summary>
    public static IServiceCollection AddKpis(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KpiOptions>().Bind(configuration.GetSection(KpiOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<KpiOptions>, KpiOptionsValidator>();
        services.AddSingleton<KpiCalculator>();
        services.AddSingleton<LateMarks>();
        services.AddSingleton<KpiMetrics>();
        services.AddSingleton<LateWatch>();
        services.AddSingleton<ICommitWitness>(provider => provider.GetRequiredService<LateWatch>());
        services.AddSingleton<KpiForecasts>();
        return services.AddSingleton<KpiEngine>();
    }
}
