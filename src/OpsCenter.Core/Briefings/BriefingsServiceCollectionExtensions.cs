using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Briefings.Reading;

namespace OpsCenter.Core.Briefings;

public static class BriefingsServiceCollectionExtensions
{
    /// <summary>Needs the stores, <c>AddAlarms</c>, <c>AddIncidents</c>, <c>AddKpis</c>, <c>AddSheets</c>, <see cref="IBriefingSources"/> and, for what goes out, <see cref="IBriefingPaper"/> and the channels.</summary>
    public static IServiceCollection AddBriefingReading(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<BriefingKpiReading>();
        services.TryAddSingleton<BriefingAlarmReading>();
        services.TryAddSingleton<BriefingIncidentReading>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IBriefingOutlook, BriefingSheets>());
        services.TryAddSingleton<BriefingService>();
        services.TryAddSingleton<BriefingSubscriptions>();
        services.TryAddSingleton<BriefingMailer>();
        return services;
    }
}
