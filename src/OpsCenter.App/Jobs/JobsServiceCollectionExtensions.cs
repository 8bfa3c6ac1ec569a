using Microsoft.Data.Sqlite;
using OpsCenter.Core.Kpis;
using OpsCenter.Storage;
using OpsCenter.Storage.Relational;
using Quartz;

namespace OpsCenter.App.Jobs;

public static class JobsServiceCollectionExtensions
{
    private const int RunsKeptPerJob = 100;
    private const int AtATime = 2;

    /// <summary>KPIs and the scheduler that computes them. With SQLite its tables are in a file of their own, so that it never waits for the server's other writes.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKpis(configuration);
        services.AddHostedService<KpiHost>();
        services.AddHostedService<ForecastHost>();
        services.AddSingleton<ForecastDesk>();
        services.AddSingleton<JobService>();
        services.AddSingleton<KpiDesk>();
        var database = configuration.GetSection(RelationalOptions.SectionName).Get<RelationalOptions>() ?? new RelationalOptions();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "opscenter");
            quartz.UseDefaultThreadPool(AtATime);
            quartz.UsePersistentStore(store =>
            {
                if (database.Provider == RelationalProvider.PostgreSQL)
                {
                    store.UsePostgres(Npgsql.NpgsqlFactory.Instance, database.ConnectionString!);
                }
                else
                {
                    store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = DataFolder.From(configuration).File("jobs.db") }.ConnectionString);
                }

                store.ProvisionSchema();
                store.UseExecutionHistory();
            });
        });
        services.AddQuartzExecutionHistory(history => history.MaxEntriesPerJob = RunsKeptPerJob);
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        return services.AddHostedService<JobSync>();
    }
}
