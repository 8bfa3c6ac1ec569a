using Microsoft.Extensions.Options;

namespace OpsCenter.App.Backup;

public static class BackupServiceCollectionExtensions
{
    /// <summary>Backups by the server itself, where <c>Backup:Dir</c> names a folder. Call after storage and alarms.</summary>
    public static IServiceCollection AddBackup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>();
        services.AddSingleton<BackupMeter>();
        services.AddSingleton<BackupProcess>();
        return services.AddHostedService<BackupSchedule>();
    }
}
