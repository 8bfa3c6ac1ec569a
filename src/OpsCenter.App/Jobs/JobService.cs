using OpsCenter.Core.Access;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using Quartz;
using Quartz.Extensibility;

namespace OpsCenter.App.Jobs;

/// <summary>What people see of the jobs and do with them. Thread-safe.</summary>
public sealed class JobService(ISchedulerFactory schedulers, IExecutionHistoryStore history, KpiEngine engine, ILiveConfig<KpiSet> kpis, IAuditLog audit)
{
    public static readonly TimeSpan LongestRecompute = TimeSpan.FromDays(800);
    private const int MostJobs = 10_000;
    private const int LongestReason = 500;

    /// <summary>Of all KPIs, by id.</summary>
    public async Task<IReadOnlyDictionary<string, JobView>> ListAsync(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(KpiJob.Group), Take = MostJobs }, cancellation);
        var runs = (await history.QueryJobRunStatuses(new JobRunStatusQuery { SchedulerName = scheduler.SchedulerName, Take = MostJobs }, cancellation))
            .Items.Where(run => run.Job.Group == KpiJob.Group).ToDictionary(run => run.Job.Name);
        return triggers.Items.GroupBy(trigger => trigger.JobKey.Name).ToDictionary(job => job.Key, job => ViewOf(job.First(), runs.GetValueOrDefault(job.Key)));
    }

    /// <summary>Newest first; empty where the caller may not read.</summary>
    public async Task<IReadOnlyList<JobRun>> HistoryAsync(Caller caller, string kpi, int limit, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return [];
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        var runs = await history.QueryExecutions(new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, Job = KpiJob.KeyOf(kpi), Take = limit }, cancellation);
        return [.. runs.Items.Select(RunOf)];
    }

    /// <summary>Of all KPIs, newest first; empty where the caller may not read.</summary>
    public async Task<IReadOnlyList<JobRun>> RecentAsync(Caller caller, int limit, bool onlyFailed, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.Read))
        {
            return [];
        }

        var scheduler = await schedulers.GetScheduler(cancellation);
        var query = new ExecutionHistoryQuery { SchedulerName = scheduler.SchedulerName, FailedFinally = onlyFailed ? true : null, Take = limit };
        return [.. (await history.QueryExecutions(query, cancellation)).Items.Where(run => run.JobGroup == KpiJob.Group).Select(RunOf)];
    }

    /// <summary>Runs it now, beside its schedule.</summary>
    public Task<JobOutcome> RunNowAsync(Caller caller, string kpi, CancellationToken cancellation) => DoAsync(caller, kpi, "job.run", null, async scheduler =>
    {
        if (await JobTriggers.IsPausedAsync(scheduler, KpiJob.KeyOf(kpi), cancellation))
        {
            return JobOutcome.Paused;
        }

        await scheduler.TriggerJob(KpiJob.KeyOf(kpi), null, cancellation);
        return JobOutcome.Done;
    }, cancellation);

    /// <summary>No run until it is resumed; late readings are still looked after.</summary>
    public Task<JobOutcome> PauseAsync(Caller caller, string kpi, string? reason, CancellationToken cancellation) => DoAsync(caller, kpi, "job.pause", reason, async scheduler =>
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return JobOutcome.ReasonMissing;
        }

        await scheduler.PauseJobWith(KpiJob.KeyOf(kpi), new PauseDetails { Reason = reason.Trim(), RequestedBy = caller.Name }, cancellation);
        return JobOutcome.Done;
    }, cancellation);

    /// <summary>Goes on, and computes at once what was missed.</summary>
    public Task<JobOutcome> ResumeAsync(Caller caller, string kpi, CancellationToken cancellation) => DoAsync(caller, kpi, "job.resume", null, async scheduler =>
    {
        await scheduler.ResumeJob(KpiJob.KeyOf(kpi), cancellation);
        await scheduler.TriggerJob(KpiJob.KeyOf(kpi), null, cancellation);
        return JobOutcome.Done;
    }, cancellation);

    /// <summary>Computes the windows of a span again; figures that differ are marked as revised.</summary>
    public Task<JobOutcome> RecomputeAsync(Caller caller, string kpi, Instant from, Instant to, CancellationToken cancellation) => DoAsync(caller, kpi, "job.recompute", $"{from} - {to}", _ =>
    {
        if (to <= from || to - from > LongestRecompute)
        {
            return Task.FromResult(JobOutcome.WrongSpan);
        }

        engine.Recompute(kpis.Current.Find(kpi)!, from, to);
        return Task.FromResult(JobOutcome.Done);
    }, cancellation);

    private async Task<JobOutcome> DoAsync(Caller caller, string kpi, string verb, string? detail, Func<IScheduler, Task<JobOutcome>> work, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageJobs))
        {
            return JobOutcome.Forbidden;
        }

        if (kpis.Current.Find(kpi) is null)
        {
            return JobOutcome.NotFound;
        }

        var outcome = await work(await schedulers.GetScheduler(cancellation));
        if (outcome == JobOutcome.Done)
        {
            await audit.AppendAsync(caller, verb, kpi, detail, CancellationToken.None);
        }

        return outcome;
    }

    private static JobRun RunOf(ExecutionHistoryEntry run) =>
        new(run.JobName, Instant.From(run.FiredAtUtc), run.Duration, run.Succeeded ? null : run.ExceptionMessage ?? "–", run.Manual);

    private static JobView ViewOf(TriggerHeader trigger, JobRunStatus? run) => new(
        trigger.State != TriggerState.Paused && trigger.NextFireTimeUtc is { } next ? Instant.From(next) : null,
        trigger.State == TriggerState.Paused ? trigger.Pause?.RequestedBy ?? "–" : null,
        trigger.Pause?.Reason,
        run is null ? null : new JobRun(run.Job.Name, Instant.From(run.LastFiredAtUtc), run.LastDuration, run.LastResult == JobRunResult.Failed ? run.LastFailureMessage ?? "–" : null, ByHand: false));
}
