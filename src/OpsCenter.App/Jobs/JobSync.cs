using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Progress;
using Quartz;

namespace OpsCenter.App.Jobs;

/// <summary>Keeps the scheduler's jobs those of the KPIs in force. A job that somebody paused stays paused.</summary>
internal sealed class JobSync(ISchedulerFactory schedulers, ILiveConfig<KpiSet> kpis, KpiEngine engine, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<JobSync> logger)
    : BackgroundService
{
    private readonly SemaphoreSlim _wanted = new(1, 1);

    public override void Dispose()
    {
        kpis.Changed -= Want;
        _wanted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        kpis.Changed += Want;
        try
        {
            // The scheduler begins when everything else is there.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            while (true)
            {
                await _wanted.WaitAsync(stoppingToken);
                await SyncAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private void Want()
    {
        try
        {
            _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is wanted already.
        }
    }

    private async Task SyncAsync(CancellationToken cancellation)
    {
        try
        {
            var scheduler = await schedulers.GetScheduler(cancellation);
            var known = (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(KpiJob.Group), cancellation)).ToHashSet();
            foreach (var kpi in kpis.Current.All)
            {
                await SyncAsync(scheduler, kpi, known.Remove(KpiJob.KeyOf(kpi.Id)), cancellation);
            }

            await scheduler.DeleteJobs(known, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            Log.SyncFailed(logger, error);
        }
    }

    private async Task SyncAsync(IScheduler scheduler, KpiDefinition kpi, bool isKnown, CancellationToken cancellation)
    {
        var key = KpiJob.KeyOf(kpi.Id);
        var paused = isKnown && await JobTriggers.IsPausedAsync(scheduler, key, cancellation);
        var trigger = isKnown ? await scheduler.GetTrigger(JobTriggers.KeyOf(key), cancellation) : null;
        if (trigger?.Description != JobTriggers.Describe(kpi))
        {
            var job = JobBuilder.Create<KpiJob>().WithIdentity(key).StoreDurably().Build();
            await scheduler.ScheduleJob(job, JobTriggers.Of(kpi, key, time), ScheduleJobOptions.Replacing, cancellation);
            if (paused)
            {
                await scheduler.PauseJob(key, cancellation);
            }
        }

        if (!paused && engine.IsDue(kpi))
        {
            await scheduler.TriggerJob(key, null, cancellation);
        }
    }
}
