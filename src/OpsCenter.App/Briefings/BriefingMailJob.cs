using OpsCenter.Core.Briefings.Mailing;
using Quartz;

namespace OpsCenter.App.Briefings;

/// <summary>Looks which briefings are due; the subscriptions say what has gone out, so a missed run is made up by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class BriefingMailJob(BriefingMailer mailer, ILogger<BriefingMailJob> logger) : IJob
{
    public static readonly JobKey Key = new("mail", "briefing");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var count = await mailer.StepAsync(cancellationToken);
        if (count > 0)
        {
            Log.Queued(logger, count);
        }
    }
}
