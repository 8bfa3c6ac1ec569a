using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.Outbound;

namespace OpsCenter.Core.Notifications;

public static class NotificationsServiceCollectionExtensions
{
    /// <summary>Who is told of which alarm. Call after the stores, the configuration and the alarms.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NotificationOptions>().Bind(configuration.GetSection(NotificationOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NotificationOptions>, NotificationOptionsValidator>();
        services.AddSingleton<IValidateOptions<NotificationOptions>, NotificationHostsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostNames, SystemHostNames>();
        services.AddMetrics();
        services.AddSingleton<NotificationMetrics>();
        services.AddSingleton<NoticeWriter>();
        services.AddSingleton<NoticeSender>();
        services.AddSingleton(provider => new NotificationHost(
            new NotificationRouter(
                provider.GetRequiredService<IDeliveryStore>(),
                provider.GetRequiredService<ILiveConfig<NotificationsConfig>>(),
                provider.GetRequiredService<ILiveConfig<Places>>(),
                provider.GetRequiredService<NoticeWriter>(),
                provider.GetRequiredService<NotificationMetrics>(),
                provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<IDeliveryStore>(),
            provider.GetRequiredService<NoticeSender>(),
            provider.GetRequiredService<ILiveConfig<NotificationsConfig>>(),
            provider.GetRequiredService<NotificationMetrics>(),
            provider.GetRequiredService<IOptions<NotificationOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<NotificationHost>>()));
        services.AddSingleton<NotificationService>();
        return services.AddHostedService(provider => provider.GetRequiredService<NotificationHost>());
    }
}
