using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using Quartz;

namespace OpsCenter.App.Jobs;

/// <summary>Computes what is due of one KPI, whose id is the job's name, then has those computed that are computed from it.</summary>
[DisallowConcurrentExecution]
internal sealed class KpiJob(KpiEngine engine, ILiveConfig<KpiSet> kpis) : IJob
{
    public const string Group = "kpi";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var kpi = context.JobDetail.Key.Name;
        if (!await engine.RunAsync(kpi, cancellationToken))
        {
            throw new JobExecutionException(engine.ProgressOf(kpi)?.Error ?? "the KPI is not defined any more");
        }

        foreach (var dependent in kpis.Current.DependentsOf(kpi))
        {
            var key = KeyOf(dependent.Id);
            if (!await JobTriggers.IsPausedAsync(context.Scheduler, key, cancellationToken) && engine.IsDue(dependent))
            {
                await context.Scheduler.TriggerJob(key, null, cancellationToken);
            }
        }
    }

    public static JobKey KeyOf(string kpi) => new(kpi, Group);
}
