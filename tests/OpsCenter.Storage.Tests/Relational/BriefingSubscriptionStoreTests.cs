using OpsCenter.Core.Briefings;
using OpsCenter.Core.Briefings.Mailing;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class BriefingSubscriptionStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task List_AfterAddAndRemove_EveryFieldIsBackAndNoNumberTwice(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IBriefingSubscriptionStore>();

        var first = await store.AddAsync(Weekly, None);
        Assert.Equivalent(Weekly with { Number = first }, Assert.Single(await store.ListAsync(None)), strict: true);
        Assert.True(await store.RemoveAsync(first, None));
        Assert.False(await store.RemoveAsync(first, None));

        Assert.True(await store.AddAsync(Weekly with { Area = null }, None) > first);
        Assert.Null(Assert.Single(await store.ListAsync(None)).Area);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Queue_ThePeriodTwice_IsInTheOutboxOnce(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IBriefingSubscriptionStore>();
        var number = await store.AddAsync(Weekly, None);

        Assert.True(await store.QueueAsync(number, new Instant(100), Told(-1), None));
        Assert.False(await store.QueueAsync(number, new Instant(100), Told(-2), None));
        Assert.False(await store.QueueAsync(number, new Instant(99), Told(-3), None));
        Assert.False(await store.QueueAsync(number + 1, new Instant(100), Told(-4), None));

        var waiting = Assert.Single(await database.Get<IDeliveryStore>().WaitingAsync("mail", 10, None));
        Assert.Equal((-1, NoticeKind.Briefing, "briefing-1.pdf"), (waiting.Notice.Sequence, waiting.Notice.Kind, waiting.Notice.Attachment));
        Assert.Equal(new Instant(100), Assert.Single(await store.ListAsync(None)).SentTo);
    }

    private static BriefingSubscription Weekly { get; } = new()
    {
        Period = BriefingPeriodKind.Week,
        Area = "chí-linh",
        Language = NoticeLanguage.En,
        Hour = 7,
        Channel = "mail",
        MadeBy = "Hoà",
        MadeAt = new Instant(50),
        SentTo = new Instant(40),
    };

    private static Delivery Told(long sequence) => Delivery.Of(
        "mail",
        "briefing",
        new Notice { Kind = NoticeKind.Briefing, Sequence = sequence, AlarmId = "briefing-1", RuleId = "system.briefing", Title = LocalizedText.Same("Tuần 47"), At = new Instant(90), Attachment = "briefing-1.pdf" },
        new Instant(95));
}
