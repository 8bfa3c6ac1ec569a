using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Incidents.Work;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.Core.Incidents;

public static class IncidentsServiceCollectionExtensions
{
    /// <summary>Incidents, their deadlines, escalation and the shift's handover. After the stores, the configuration and <c>AddAlarms</c>.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IncidentOptions>().Bind(configuration.GetSection(IncidentOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IncidentOptions>, IncidentOptionsValidator>();
        services.AddSingleton<IValidateOptions<IncidentOptions>, IncidentDeadlinesValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ILiveConfig<WorkCalendar>>(new UnchangingConfig<WorkCalendar>(WorkCalendar.Plain));
        services.TryAddSingleton<ILiveConfig<UnitTree>>(new UnchangingConfig<UnitTree>(UnitTree.Empty));
        services.AddSingleton<IncidentDue>();
        services.AddSingleton<IncidentOpening>();
        services.AddSingleton<IncidentSaving>();
        services.AddSingleton<IncidentService>();
        services.AddSingleton<IncidentMerging>();
        services.AddSingleton<AttachmentService>();
        services.AddSingleton<HandoverService>();
        services.AddSingleton<IncidentGrouping>();
        services.AddSingleton<IncidentRequests>();
        services.AddSingleton<ICommittedTelemetrySink>(provider => provider.GetRequiredService<IncidentRequests>());
        services.AddSingleton<IncidentEscalation>();
        services.AddHostedService<IncidentHost>();
        return services;
    }
}
