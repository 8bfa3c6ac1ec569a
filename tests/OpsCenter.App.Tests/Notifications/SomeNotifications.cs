using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Sending;
using OpsCenter.Core.PublicWarnings;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Tests.Notifications;

/// <summary>Builders of the notification tests.</summary>
internal static class SomeNotifications
{
    public static ChannelConfig Hook(int port, ChannelKind kind = ChannelKind.Webhook, bool watchdog = false) => new()
    {
        Id = "hook",
        Name = new LocalizedText("Trực ban", "Duty"),
        Kind = kind,
        Address = new Uri($"http://127.0.0.1:{port}/hook"),
        Watchdog = watchdog,
    };

    /// <summary>A channel that leads nowhere, all alarms of floods, and floods as public warnings.</summary>
    public static NotificationsConfig Config { get; } = With(Hook(9));

    public static NotificationsConfig With(ChannelConfig channel) => new(
        [channel],
        [new RouteConfig { Id = "all", Channels = [channel.Id] }],
        Warnings: new PublicWarningsConfig(
            "ioc@example.vn", new LocalizedText("Trung tâm", "Center"), Exercise: false,
            [new PublicWarningConfig { Rules = ["water.flood"], Category = "Met", Event = new LocalizedText("Lũ", "Flood") }]));

    public static Notice Flood(NoticeKind kind = NoticeKind.Raised, string alarm = "0123456789abcdef0123456789abcdef", long sequence = 7) => new()
    {
        Kind = kind,
        Sequence = sequence,
        Begin = 7,
        AlarmId = alarm,
        RuleId = "water.flood",
        Title = new LocalizedText("Lũ tại Phả Lại", "Flood at Pha Lai"),
        Level = new LocalizedText("Báo động II", "Alarm II"),
        Severity = Severity.High,
        Value = 5.25,
        Limit = 5,
        Unit = "m",
        Active = true,
        At = Instant.From(new DateTimeOffset(2026, 11, 22, 20, 0, 0, TimeSpan.FromHours(7))),
        Since = Instant.From(new DateTimeOffset(2026, 11, 22, 19, 0, 0, TimeSpan.FromHours(7))),
        Tags = new Dictionary<string, string> { ["pack"] = "water", ["site"] = "pha-lai", ["odd-name"] = "x" },
        Pack = "water",
        Site = "pha-lai",
        SiteName = new LocalizedText("Phả Lại", "Pha Lai"),
        Response = new LocalizedText("Gọi trạm bơm", "Call the pump station"),
        Simulated = true,
    };

    public static Message Message(params Notice[] notices) => new("key", "all", notices, [.. notices.Select((_, i) => $"id{i}")]);
}
