using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>What people may do with subscriptions; every call needs <see cref="Permission.ManageNotifications"/>. Thread-safe.</summary>
public sealed class BriefingSubscriptions(
    IBriefingSubscriptionStore store, ILiveConfig<NotificationsConfig> channels, ILiveConfig<Places> places, IAuditLog audit, TimeProvider time)
{
    private const int MostSubscriptions = 200;

    /// <summary>Null for a caller who may not see them.</summary>
    public async Task<IReadOnlyList<BriefingSubscription>?> ListAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.ManageNotifications) ? await store.ListAsync(cancellation) : null;

    /// <summary>Begins with the period that runs now: what is over is no news.</summary>
    public async Task<BriefingSubscriptionOutcome> AddAsync(
        Caller caller, BriefingPeriodKind period, string? area, NoticeLanguage language, int hour, string channel, CancellationToken cancellation)
    {
        var wrong = !caller.Can(Permission.ManageNotifications) ? BriefingSubscriptionOutcome.Forbidden
            : channels.Current.Channel(channel) is null ? BriefingSubscriptionOutcome.ChannelUnknown
            : area is not null && !places.Current.Areas.ContainsKey(area) ? BriefingSubscriptionOutcome.AreaUnknown
            : hour is < 0 or > BriefingSubscription.MostHour ? BriefingSubscriptionOutcome.WrongHour
            : (await store.ListAsync(cancellation)).Count >= MostSubscriptions ? BriefingSubscriptionOutcome.TooMany
            : BriefingSubscriptionOutcome.Done;
        if (wrong != BriefingSubscriptionOutcome.Done)
        {
            return wrong;
        }

        var now = time.GetInstant();
        var number = await store.AddAsync(
            new BriefingSubscription
            {
                Period = period,
                Area = area,
                Language = language,
                Hour = hour,
                Channel = channel,
                MadeBy = caller.Name,
                MadeAt = now,
                SentTo = BriefingPeriod.Containing(period, now).Previous.Start,
            },
            cancellation);
        await audit.AppendAsync(caller, "briefing.subscribe", Subject(number), $"{period} {area} {hour}h {channel}", CancellationToken.None);
        return BriefingSubscriptionOutcome.Done;
    }

    public async Task<BriefingSubscriptionOutcome> RemoveAsync(Caller caller, int number, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageNotifications))
        {
            return BriefingSubscriptionOutcome.Forbidden;
        }

        if (!await store.RemoveAsync(number, cancellation))
        {
            return BriefingSubscriptionOutcome.NotFound;
        }

        await audit.AppendAsync(caller, "briefing.unsubscribe", Subject(number), null, CancellationToken.None);
        return BriefingSubscriptionOutcome.Done;
    }

    private static string Subject(int number) => number.ToString(CultureInfo.InvariantCulture);
}
