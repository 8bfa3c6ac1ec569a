using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Routing;

/// <summary>Decides who is told of what. Without state between pages; the same page gives the same deliveries.</summary>
/// <remarks>
/// Opening news (raised, worse, still active) go by the routes. What follows goes to exactly those channels that know of this occurrence,
/// whatever hour it is: nobody is told that something is over that he was never told of, and who was told is told of the end.
/// </remarks>
internal sealed class NoticeRouting(NotificationsConfig config, Places places, NoticeWriter writer)
{
    public IReadOnlyList<Delivery> Route(RoutingPage page, Instant now)
    {
        var deliveries = new List<Delivery>();
        var alarms = page.Pasts.ToDictionary(past => past.Key, past => new Occurrence(past.Value));
        foreach (var transition in page.Transitions)
        {
            if (!alarms.TryGetValue(transition.AlarmId, out var alarm))
            {
                alarms[transition.AlarmId] = alarm = new Occurrence(AlarmPastFacts.None);
            }

            alarm.Follow(transition);
            if (transition.Hold is null && KindOf(transition, alarm) is { } kind)
            {
                Route(transition, kind, alarm, now, deliveries);
            }
        }

        return deliveries;
    }

    private void Route(AlarmTransition transition, NoticeKind kind, Occurrence alarm, Instant now, List<Delivery> deliveries)
    {
        var notice = writer.Write(transition, kind, alarm.Begin, alarm.Since);
        List<ToldChannel> targets = kind.Opens() ? Open(notice, transition) : [.. alarm.Told.Where(told => Wants(told, kind))];
        foreach (var target in targets)
        {
            if (kind == NoticeKind.Raised && alarm.Told.Any(told => told.Channel == target.Channel))
            {
                // Back from a hold: this channel knows it already.
                continue;
            }

            deliveries.Add(Delivery.Of(target.Channel, target.Route, notice, now));
            if (kind.Opens() && alarm.Told.All(told => told.Channel != target.Channel))
            {
                alarm.Told.Add(target);
            }
        }

        if (kind.Ends())
        {
            alarm.Told.Clear();
        }
    }

    /// <summary>Null where nobody is to be told.</summary>
    private static NoticeKind? KindOf(AlarmTransition transition, Occurrence alarm) => transition.Kind switch
    {
        AlarmTransitionKind.Raised => alarm.Flapping ? null : NoticeKind.Raised,
        AlarmTransitionKind.Escalated => NoticeKind.Escalated,
        AlarmTransitionKind.Realarmed => alarm.Flapping ? null : NoticeKind.Realarmed,
        AlarmTransitionKind.Eased => alarm.Flapping ? null : NoticeKind.Eased,
        AlarmTransitionKind.Cleared => alarm.Flapping ? null : NoticeKind.Cleared,
        AlarmTransitionKind.Closed => NoticeKind.Closed,
        AlarmTransitionKind.Acknowledged => NoticeKind.Acknowledged,
        AlarmTransitionKind.Commented => NoticeKind.Commented,
        AlarmTransitionKind.FlappingBegan => NoticeKind.Chattering,
        AlarmTransitionKind.FlappingEnded => transition.Active ? NoticeKind.Settled : NoticeKind.Cleared,

        // What was raised or went while it was quiet is told now: as it stands.
        AlarmTransitionKind.Unshelved or AlarmTransitionKind.Released => transition.Active ? NoticeKind.Raised : NoticeKind.Cleared,
        _ => null,
    };

    private List<ToldChannel> Open(Notice notice, AlarmTransition transition)
    {
        var targets = new List<ToldChannel>();
        foreach (var route in config.Routes.Where(route => Fits(route, notice, transition)))
        {
            targets.AddRange(route.Channels
                .Where(channel => config.Channel(channel) is not null && targets.All(target => target.Channel != channel))
                .Select(channel => new ToldChannel(channel, route.Id)));
        }

        return targets;
    }

    private bool Fits(RouteConfig route, Notice notice, AlarmTransition transition) =>
        route.Kinds.Contains(notice.Kind)
        && notice.Severity != Severity.None && notice.Severity <= route.Severity
        && (route.Packs.Count == 0 || (notice.Pack is { } pack && route.Packs.Contains(pack)))
        && (route.Rules.Count == 0 || route.Rules.Contains(notice.RuleId))
        && (route.Areas.Count == 0 || LiesIn(notice.Area, route.Areas))
        && (route.Hours?.Contains(transition.RecordedAt) ?? true);

    private bool LiesIn(string? area, IReadOnlyList<string> wanted)
    {
        // Bounded, so that a circle of parents, which the loader refuses, could not hold up everything.
        for (var steps = 0; area is not null && steps < 16; steps++)
        {
            if (wanted.Contains(area))
            {
                return true;
            }

            area = places.Areas.GetValueOrDefault(area)?.Parent;
        }

        return false;
    }

    private bool Wants(ToldChannel told, NoticeKind kind) =>
        config.Channel(told.Channel) is not null && (config.Routes.FirstOrDefault(route => route.Id == told.Route)?.Kinds ?? NoticeKinds.Usual).Contains(kind);

    /// <summary>An alarm while a page is walked through.</summary>
    private sealed class Occurrence(AlarmPastFacts past)
    {
        public long Begin { get; private set; } = past.Begin;

        public Instant? Since { get; private set; } = past.Since;

        public bool Flapping { get; private set; } = past.Flapping;

        public List<ToldChannel> Told { get; } = [.. past.Told];

        public void Follow(AlarmTransition transition)
        {
            switch (transition.Kind)
            {
                case AlarmTransitionKind.Raised when !Flapping:
                    (Begin, Since) = (transition.Sequence, transition.At);
                    Told.Clear();
                    break;
                case AlarmTransitionKind.FlappingBegan:
                    Flapping = true;
                    break;
                case AlarmTransitionKind.FlappingEnded:
                    Flapping = false;
                    break;
            }
        }
    }
}
