using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Notifications;

/// <summary>What had happened to an alarm up to a transition.</summary>
internal static class PastFactsReading
{
    private static readonly string[] InForce = [nameof(DeliveryState.Waiting), nameof(DeliveryState.Sent)];

    public static async Task<AlarmPastFacts> OfAsync(OpsDbContext context, string alarm, long watermark, CancellationToken cancellation)
    {
        async Task<long> NewestAsync(AlarmTransitionKind kind, long upTo)
        {
            var name = kind.ToString();
            return await context.AlarmTransitions.Where(row => row.AlarmId == alarm && row.Kind == name && row.Sequence <= upTo)
                .MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;
        }

        var raised = await NewestAsync(AlarmTransitionKind.Raised, watermark);
        var began = await NewestAsync(AlarmTransitionKind.FlappingBegan, watermark);
        var ended = began == 0 ? 0 : await NewestAsync(AlarmTransitionKind.FlappingEnded, watermark);
        var flapping = began > ended;

        // While it chattered, each raise belonged to the occurrence in which that began.
        var begin = began > 0 && (flapping || raised < ended) ? await NewestAsync(AlarmTransitionKind.Raised, began) : raised;
        if (begin == 0)
        {
            return AlarmPastFacts.None with { Flapping = flapping };
        }

        var since = await context.AlarmTransitions.Where(row => row.Sequence == begin).Select(row => row.AtNs).SingleAsync(cancellation);
        var told = await ToldAsync(context, alarm, begin, cancellation);
        return new AlarmPastFacts(begin, new Instant(since), flapping, told);
    }

    private static async Task<IReadOnlyList<ToldChannel>> ToldAsync(OpsDbContext context, string alarm, long begin, CancellationToken cancellation)
    {
        var rows = await context.NotificationDeliveries
            .Where(row => row.AlarmId == alarm && row.Sequence >= begin && InForce.Contains(row.State))
            .OrderBy(row => row.Sequence).Select(row => new { row.Channel, row.Route, row.Kind }).ToListAsync(cancellation);
        var told = new Dictionary<string, ToldChannel>();
        foreach (var row in rows)
        {
            var kind = Enum.Parse<NoticeKind>(row.Kind);
            if (kind.Opens())
            {
                told.TryAdd(row.Channel, new ToldChannel(row.Channel, row.Route));
            }
            else if (kind.Ends())
            {
                told.Remove(row.Channel);
            }
        }

        return [.. told.Values];
    }
}
