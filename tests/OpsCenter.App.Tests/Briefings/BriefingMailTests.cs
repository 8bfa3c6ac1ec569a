using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Briefings;

/// <summary>Briefings that go out by themselves, over the real outbox.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class BriefingMailTests
{
    [Fact]
    public async Task Step_PeriodIsDue_PutsItIntoTheOutboxOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        var (mailer, store, channel) = Mail(host);
        await store.AddAsync(Subscription(channel, BriefingPeriod.Containing(BriefingPeriodKind.Shift, TimeProvider.System.GetInstant()).Previous.Previous.Start), CancellationToken.None);

        var counts = (await mailer.StepAsync(CancellationToken.None), await mailer.StepAsync(CancellationToken.None));

        Assert.Equal((1, 0), counts);
        var delivery = Assert.Single(await host.Services.GetRequiredService<IDeliveryStore>().ListAsync(new DeliveryQuery(null, channel, 10), CancellationToken.None));
        Assert.Equal(NoticeKind.Briefing, delivery.Notice.Kind);
        Assert.StartsWith("Báo cáo nhanh: Ca ", delivery.Notice.Title.Vi, StringComparison.Ordinal);
        Assert.Contains("chỉ tiêu", delivery.Notice.Comment, StringComparison.Ordinal);
        Assert.True(delivery.Notice.Sequence < 0);
    }

    [Fact]
    public async Task Add_ByWhomAndWhat_IsCheckedAndAudited()
    {
        await using var host = await ConsoleHost.StartAsync();
        var subscriptions = host.Services.GetRequiredService<BriefingSubscriptions>();
        var channel = Channel(host).Id;
        Task<BriefingSubscriptionOutcome> Add(Caller caller, string to, int hour = 7, string? area = null) =>
            subscriptions.AddAsync(caller, BriefingPeriodKind.Day, area, NoticeLanguage.Vi, hour, to, CancellationToken.None);

        Assert.Equal(BriefingSubscriptionOutcome.Forbidden, await Add(Caller.Person("lan", [Role.Operator]), channel));
        Assert.Equal(BriefingSubscriptionOutcome.ChannelUnknown, await Add(ConsoleHost.Administrator, "nobody"));
        Assert.Equal(BriefingSubscriptionOutcome.WrongHour, await Add(ConsoleHost.Administrator, channel, 24));
        Assert.Equal(BriefingSubscriptionOutcome.AreaUnknown, await Add(ConsoleHost.Administrator, channel, 7, "nowhere"));
        Assert.Equal(BriefingSubscriptionOutcome.Done, await Add(ConsoleHost.Administrator, channel));

        Assert.Null(await subscriptions.ListAsync(Caller.Person("lan", [Role.Operator]), CancellationToken.None));
        var one = Assert.Single((await subscriptions.ListAsync(ConsoleHost.Administrator, CancellationToken.None))!);
        Assert.False(one.IsDue(one.MadeAt));
        Assert.Equal(BriefingSubscriptionOutcome.Done, await subscriptions.RemoveAsync(ConsoleHost.Administrator, one.Number, CancellationToken.None));
        Assert.Equal(
            ["briefing.unsubscribe", "briefing.subscribe"],
            (await host.Services.GetRequiredService<IAuditLog>().ListAsync(10, CancellationToken.None)).Where(entry => entry.Action.StartsWith("briefing", StringComparison.Ordinal)).Select(entry => entry.Action));
    }

    private static ChannelConfig Channel(ConsoleHost host) => host.Services.GetRequiredService<ILiveConfig<NotificationsConfig>>().Current.Channels[0];

    private static (BriefingMailer Mailer, IBriefingSubscriptionStore Store, string Channel) Mail(ConsoleHost host)
    {
        var services = host.Services;
        var store = services.GetRequiredService<IBriefingSubscriptionStore>();
        var mailer = new BriefingMailer(
            store, services.GetRequiredService<BriefingService>(), new NoPaper(), services.GetRequiredService<ILiveConfig<NotificationsConfig>>(), services.GetRequiredService<ILiveConfig<Places>>(), TimeProvider.System);
        return (mailer, store, Channel(host).Id);
    }

    private static BriefingSubscription Subscription(string channel, Instant sent) => new()
    {
        Period = BriefingPeriodKind.Shift,
        Language = NoticeLanguage.Vi,
        Hour = 7,
        Channel = channel,
        MadeBy = "Hoà",
        MadeAt = sent,
        SentTo = sent,
    };

    private sealed class NoPaper : IBriefingPaper
    {
        public Task<string?> KeepAsync(Briefing briefing, NoticeLanguage language, string name, CancellationToken cancellation) => Task.FromResult<string?>(name);
    }
}
