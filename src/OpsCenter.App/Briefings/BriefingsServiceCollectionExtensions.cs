using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Briefings;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Notifications;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.Briefings;

public static class BriefingsServiceCollectionExtensions
{
    /// <summary>Briefings for pages and the interface; may be added twice. Needs the stores, the configuration, alarms, incidents, KPIs and sheets.</summary>
    public static IServiceCollection AddBriefings(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(BriefingPaper)))
        {
            return services;
        }

        services.AddOptions<BriefingOptions>().Bind(configuration.GetSection(BriefingOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BriefingOptions>, BriefingOptionsValidator>();
        services.TryAddSingleton(_ => new DeviceTraffic());
        services.TryAddSingleton<IngestStatistics>();
        services.AddSingleton<IBriefingSources, BriefingSourceList>();
        services.AddBriefingReading();
        services.AddSingleton<BriefingWords>();
        services.AddSingleton<BriefingWorkbook>();
        services.AddSingleton<BriefingFace>();
        services.AddSingleton<BriefingPrinter>();
        return services.AddSingleton<BriefingPaper>();
    }

    /// <summary>What goes out by itself. Needs <see cref="AddBriefings"/>, <c>AddNotifications</c> and <c>AddJobs</c>.</summary>
    public static IServiceCollection AddBriefingMail(this IServiceCollection services)
    {
        services.AddSingleton<IBriefingPaper>(provider => provider.GetRequiredService<BriefingPaper>());
        services.AddSingleton<INoticeAttachments>(provider => provider.GetRequiredService<BriefingPaper>());
        services.AddSingleton<BriefingMailer>();
        return services.AddHostedService<BriefingMailSchedule>();
    }
}
