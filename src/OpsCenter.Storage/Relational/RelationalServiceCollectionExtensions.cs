using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Devices;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Storage.Kpis;
using OpsCenter.Core.Sheets;
using OpsCenter.Storage.Relational.Access;
using OpsCenter.Storage.Relational.Alarms;
using OpsCenter.Storage.Relational.Anomalies;
using OpsCenter.Storage.Relational.Audit;
using OpsCenter.Storage.Relational.Briefings;
using OpsCenter.Storage.Relational.Devices;
using OpsCenter.Storage.Relational.Identity;
using OpsCenter.Storage.Relational.Incidents;
using OpsCenter.Storage.Relational.Rules;
using OpsCenter.Storage.Relational.Kpis;
using OpsCenter.Storage.Relational.Notifications;
using OpsCenter.Storage.Relational.Schema;
using OpsCenter.Storage.Relational.Sheets;

namespace OpsCenter.Storage.Relational;

public static class RelationalServiceCollectionExtensions
{
    /// <summary>
    /// Users, devices, tokens, screens, alarms and the audit on SQLite or PostgreSQL. The same in the server and in a command-line verb
    /// beside it. Call <see cref="RelationalStorage.MigrateAsync"/> once before use.
    /// </summary>
    public static IServiceCollection AddRelationalStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RelationalOptions>().Bind(configuration.GetSection(RelationalOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RelationalOptions>, RelationalOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(DataFolder.From(configuration));
        services.PostConfigure<IdentityOptions>(FixIdentitySchema);
        services.AddDbContextFactory<OpsDbContext>(Configure);
        services.TryAddSingleton<SchemaMigrator>();
        services.TryAddSingleton<IDeviceStore, DeviceStore>();
        services.TryAddSingleton<ITokenStore, TokenStore>();
        services.TryAddSingleton<IScreenStore, ScreenStore>();
        services.TryAddSingleton<IAccessStamp, AccessStamp>();
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<IAuditLog>(provider => provider.GetRequiredService<AuditLog>());
        services.TryAddSingleton<AlarmStore>();
        services.TryAddSingleton<IAlarmStore>(provider => provider.GetRequiredService<AlarmStore>());
        services.TryAddSingleton<IAlarmPast>(provider => provider.GetRequiredService<AlarmStore>());
        services.TryAddSingleton<IIncidentStore, IncidentStore>();
        services.TryAddSingleton<IHandoverStore, HandoverStore>();
        services.TryAddSingleton<IAttachmentStore, AttachmentFolder>();
        services.TryAddSingleton<IRuleStore, RuleStore>();
        services.TryAddSingleton<IMaintenanceStore, MaintenanceStore>();
        services.TryAddSingleton<IDeliveryStore, DeliveryStore>();
        services.TryAddSingleton<IKpiStore, KpiStore>();
        services.TryAddSingleton<ILateMarkFile, LateMarkFile>();
        services.TryAddSingleton<ISheetStore, SheetStore>();
        services.TryAddSingleton<IBriefingSubscriptionStore, BriefingSubscriptionStore>();
        services.TryAddSingleton<IAnomalyStore, AnomalyStore>();
        services.TryAddSingleton<SetupLinks>();
        services.TryAddSingleton<Settings>();
        return services;
    }

    /// <summary>The Identity tables' shape follows these options; after all others, so that no host setting can part it from the schema steps.</summary>
    private static void FixIdentitySchema(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version2;
        options.Stores.MaxLengthForKeys = 128;
    }

    private static void Configure(IServiceProvider provider, DbContextOptionsBuilder builder)
    {
        var options = provider.GetRequiredService<IOptions<RelationalOptions>>().Value;
        if (options.Provider == RelationalProvider.PostgreSQL)
        {
            builder.UseNpgsql(options.ConnectionString);
            return;
        }

        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = provider.GetRequiredService<DataFolder>().File("ops.db"),
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(options.LockTimeout.TotalSeconds),
        };
        builder.UseSqlite(connection.ConnectionString).AddInterceptors(new SqlitePragmaInterceptor(options.LockTimeout));
    }
}
