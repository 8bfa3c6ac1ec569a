using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsCenter.Core.Briefings.Reading;

namespace OpsCenter.Core.Briefings;

public static class BriefingsServiceCollectionExtensions
{
    /// <summary>Needs the stores, <c>AddAlarms</c>, <c>AddIncidents</c>, <c>AddKpis</c>, <c>AddSheets</c> and <see cref="IBriefingSources"/>.</summary>
    public static IServiceCollection AddBriefingReading(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BriefingKpiReading>();
        services.TryAddSingleton<BriefingAlarmReading>();
        services.TryAddSingleton<BriefingIncidentReading>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IBriefingOutlook, BriefingSheets>());
        services.TryAddSingleton<BriefingService>();
        return services;
    }
}
