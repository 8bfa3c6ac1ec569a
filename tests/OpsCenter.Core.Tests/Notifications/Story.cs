using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Tests.Alarms;

namespace OpsCenter.Core.Tests.Notifications;

/// <summary>Transitions of an evening and who is told of them, as short texts "channel kind sequence".</summary>
internal sealed class Story(params RouteConfig[] routes)
{
    private readonly List<AlarmTransition> _transitions = [];
    private Dictionary<string, AlarmPastFacts> _pasts = [];

    public static Instant Evening { get; } = Instant.From(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.FromHours(7)));

    public static ChannelConfig Channel(string id, ChannelKind kind = ChannelKind.Webhook) =>
        new() { Id = id, Name = LocalizedText.Same(id), Kind = kind, Address = new Uri("http://192.0.2.1/") };

    public static RouteConfig Route(string channel, Severity severity = Severity.Low) => new() { Id = $"to-{channel}", Channels = [channel], Severity = severity };

    public static AlarmTransition Transition(
        long sequence, AlarmTransitionKind kind, string alarm = "a", Severity severity = Severity.High, AlarmHoldKind? hold = null, Instant? at = null, bool? active = null) => new()
        {
            Sequence = sequence,
            AlarmId = alarm,
            RuleId = "flood",
            Series = Some.Gauge(),
            Kind = kind,
            At = at ?? Evening,
            RecordedAt = at ?? Evening,
            Level = 2,
            Severity = severity,
            Title = new LocalizedText("Lũ tại Phả Lại", "Flood at Pha Lai"),
            LevelName = LocalizedText.Same("II"),
            Value = 5.2,
            Limit = 5,
            Unit = "m",
            Active = active ?? kind is not (AlarmTransitionKind.Cleared or AlarmTransitionKind.Closed),
            Acknowledged = false,
            Hold = hold,
        };

    public Story Then(AlarmTransitionKind kind, string alarm = "a", Severity severity = Severity.High, AlarmHoldKind? hold = null, Instant? at = null, bool? active = null)
    {
        _transitions.Add(Transition(_transitions.Count + 1, kind, alarm, severity, hold, at, active));
        return this;
    }

    public Story Knowing(string alarm, AlarmPastFacts past)
    {
        _pasts = new(_pasts) { [alarm] = past };
        return this;
    }

    public IReadOnlyList<Delivery> Deliveries()
    {
        var channels = routes.SelectMany(route => route.Channels).Distinct().Select(id => Channel(id)).ToArray();
        var config = new NotificationsConfig(channels, routes);
        var writer = new NoticeWriter(
            new FixedConfig<OpsCenter.Core.Areas.Places>(Some.Places), new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([Some.Flood()]), new FixedConfig<NotificationsConfig>(config));
        var pasts = _transitions.Select(transition => transition.AlarmId).Distinct().ToDictionary(id => id, id => _pasts.GetValueOrDefault(id) ?? AlarmPastFacts.None);
        return new NoticeRouting(config, Some.Places, writer).Route(new RoutingPage(_transitions, pasts), Evening);
    }

    public string[] Told() => [.. Deliveries().Select(delivery => $"{delivery.Channel} {delivery.Notice.Kind} {delivery.Notice.Sequence}")];
}
