using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using Quartz;

namespace OpsCenter.App.Jobs;

/// <summary>When a KPI's job runs: as soon as a window is over and settled.</summary>
internal static class JobTriggers
{
    // By a name that the scheduler's store can read back.
    private static readonly TimeZoneInfo Province = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static TriggerKey KeyOf(JobKey job) => new(job.Name, job.Group);

    /// <summary>Its schedule in one line: what a stored trigger is compared with.</summary>
    public static string Describe(KpiDefinition kpi) => $"{kpi.Every}+{kpi.Settle.TotalSeconds:0}s";

    public static ITrigger Of(KpiDefinition kpi, JobKey job, TimeProvider time)
    {
        var builder = TriggerBuilder.Create(time).WithIdentity(KeyOf(job)).ForJob(job).WithDescription(Describe(kpi));
        if (kpi.Every.Unit == KpiStepUnit.Part)
        {
            // What was missed while the server was down is computed in one go when it starts.
            var first = kpi.Every.EndOf(kpi.Every.StartOf(time.GetInstant() - kpi.Settle)) + kpi.Settle;
            return builder
                .StartAt(first.ToDateTimeOffset())
                .WithSchedule(SimpleScheduleBuilder.Create().WithInterval(kpi.Every.Part).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithExistingCount))
                .Build();
        }

        // Months and longer are looked at every day: they may settle for days.
        var at = TimeSpan.FromTicks(kpi.Settle.Ticks % TimeSpan.TicksPerDay);
        return builder
            .WithSchedule(CronScheduleBuilder
                .Create($"{at.Seconds} {at.Minutes} {at.Hours} {(kpi.Every.Unit == KpiStepUnit.Week && kpi.Settle < TimeSpan.FromDays(1) ? "? * MON" : "* * ?")}")
                .InTimeZone(Province)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
            .Build();
    }

    public static async Task<bool> IsPausedAsync(IScheduler scheduler, JobKey job, CancellationToken cancellation) =>
        await scheduler.GetTriggerState(KeyOf(job), cancellation) == TriggerState.Paused;
}
