using OpsCenter.Core.Telemetry;
using Quartz;

namespace OpsCenter.App.Briefings;

/// <summary>Puts the job that sends briefings into the scheduler once everything else runs.</summary>
internal sealed class BriefingMailSchedule(ISchedulerFactory schedulers, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BriefingMailSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            var job = JobBuilder.Create<BriefingMailJob>().WithIdentity(BriefingMailJob.Key).StoreDurably().Build();
            var trigger = TriggerBuilder.Create(time).WithIdentity("mail", "briefing").ForJob(job).StartAt((time.GetInstant() + TimeSpan.FromMinutes(1)).ToDateTimeOffset())
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(Every).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount))
                .Build();
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        catch (Exception error)
        {
            Log.NotScheduled(logger, error);
        }
    }
}
