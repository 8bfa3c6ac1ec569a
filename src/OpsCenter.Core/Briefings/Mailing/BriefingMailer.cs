using System.Collections.Frozen;
using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Mailing;

/// <summary>Puts briefings that are due into the outbox, each once. Killed at any moment it goes on where it was. Thread-safe.</summary>
public sealed class BriefingMailer(
    IBriefingSubscriptionStore store, BriefingService briefings, IBriefingPaper paper, ILiveConfig<NotificationsConfig> channels, ILiveConfig<Places> places, TimeProvider time)
{
    /// <summary>Room between the numbers of two subscriptions for the minutes of a century.</summary>
    private const long PerSubscription = 100_000_000;

    private static readonly Caller Self = new("briefing", CallerKind.System, FrozenSet.Create(Permission.Read));

    /// <returns>How many were put in.</returns>
    public async Task<int> StepAsync(CancellationToken cancellation)
    {
        var (count, now) = (0, time.GetInstant());
        foreach (var subscription in (await store.ListAsync(cancellation)).Where(one => one.IsDue(now)))
        {
            // A channel that was taken out of the file may come back; until then nobody can be told.
            if (channels.Current.Channel(subscription.Channel) is { } channel && await QueueAsync(subscription, channel, now, cancellation))
            {
                count++;
            }
        }

        return count;
    }

    private async Task<bool> QueueAsync(BriefingSubscription subscription, ChannelConfig channel, Instant now, CancellationToken cancellation)
    {
        var period = subscription.DueAt(now);
        if (await briefings.ReadAsync(Self, period, subscription.Area, cancellation) is not { } briefing)
        {
            return false;
        }

        var file = channel.Kind == ChannelKind.Email
            ? await paper.KeepAsync(briefing, subscription.Language, string.Create(CultureInfo.InvariantCulture, $"briefing-{subscription.Number}-{subscription.Period.ToString().ToLowerInvariant()}-{period.DateText}.pdf"), cancellation)
            : null;
        return await store.QueueAsync(subscription.Number, period.Start, Delivery.Of(subscription.Channel, "briefing", NoticeOf(subscription, briefing, file), now), cancellation);
    }

    private Notice NoticeOf(BriefingSubscription subscription, Briefing briefing, string? file)
    {
        var period = briefing.Period;
        var vi = subscription.Language == NoticeLanguage.Vi;
        var name = BriefingTitle.Of(briefing, places.Current);
        return new Notice
        {
            Kind = NoticeKind.Briefing,

            // Below zero, so that it is never taken for a transition's; the same for ever for a subscription and a period, and unique on its channel.
            Sequence = -((subscription.Number * PerSubscription) + (period.Start.UnixMilliseconds / 60_000)),
            AlarmId = string.Create(CultureInfo.InvariantCulture, $"briefing-{subscription.Number}"),
            RuleId = "system.briefing",
            Title = LocalizedText.Same(vi ? name.Vi : name.En),
            Severity = Severity.None,
            Pack = "system",
            At = briefing.MadeAt,
            Comment = BriefingText.Of(briefing, subscription.Language),
            Link = channels.Current.Site is { } site
                ? new Uri(site, $"console/briefing?period={subscription.Period.ToString().ToLowerInvariant()}&date={period.DateText}{(briefing.Area is { } area ? $"&area={Uri.EscapeDataString(area)}" : "")}").ToString()
                : null,
            Attachment = file,
            Simulated = briefing.Confidence.Simulated > 0,
        };
    }
}
