using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Outbox;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>The outbox, on both databases.</summary>
public sealed class DeliveryStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Instant Now = new(1_000_000);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Watermark_FirstStart_IsTheNewestTransitionAndStays(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        await SaveAsync(database, One(1, AlarmTransitionKind.Raised), One(2, AlarmTransitionKind.Cleared));
        var store = database.Get<IDeliveryStore>();
        Assert.Equal(2, await store.WatermarkAsync(None));

        await SaveAsync(database, One(3, AlarmTransitionKind.Raised));

        Assert.Equal(2, await store.WatermarkAsync(None));
        Assert.Equal([3L], (await store.NextAsync(2, 10, None)).Transitions.Select(one => one.Sequence));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Append_WatermarkMovedByAnother_ChangesNothing(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IDeliveryStore>();
        Assert.Equal(0, await store.WatermarkAsync(None));
        Assert.True(await store.AppendAsync(0, 5, [Put(5, NoticeKind.Raised)], None));

        Assert.False(await store.AppendAsync(0, 6, [Put(6, NoticeKind.Raised)], None));

        Assert.Equal(5, await store.WatermarkAsync(None));
        Assert.Equal([5L], (await store.ListAsync(new DeliveryQuery(null, null, 10), None)).Select(one => one.Notice.Sequence));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Append_TransitionTwiceForAChannel_MovesNothingEither(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IDeliveryStore>();
        await store.WatermarkAsync(None);
        await store.AppendAsync(0, 5, [Put(5, NoticeKind.Raised)], None);

        await Assert.ThrowsAnyAsync<Exception>(() => store.AppendAsync(5, 7, [Put(6, NoticeKind.Raised), Put(5, NoticeKind.Raised) with { Id = "other" }], None));

        Assert.Equal(5, await store.WatermarkAsync(None));
        Assert.Single(await store.WaitingAsync("duty", 10, None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Waiting_AndItsChanges_AreSeenInOrder(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IDeliveryStore>();
        await store.WatermarkAsync(None);
        var (first, second, third) = (Put(1, NoticeKind.Raised), Put(2, NoticeKind.Escalated), Put(3, NoticeKind.Cleared));
        await store.AppendAsync(0, 3, [third, first, second], None);
        Assert.Equal([1L, 2L, 3L], (await store.WaitingAsync("duty", 10, None)).Select(one => one.Notice.Sequence));
        Assert.False(await store.IsToldAsync("duty", third.Notice, None));

        Assert.Equal(1, await store.ChangeAsync([first.Id], DeliveryState.Waiting, new DeliveryChange(DeliveryState.Sent, 1, FinishedAt: Now), None));
        Assert.Equal(0, await store.ChangeAsync([first.Id], DeliveryState.Waiting, new DeliveryChange(DeliveryState.Sent, 1, FinishedAt: Now), None));
        await store.ChangeAsync([second.Id], DeliveryState.Waiting, new DeliveryChange(DeliveryState.Waiting, 4, new Instant(77), "down"), None);
        await store.JoinAsync([third.Id], "d", None);

        var waiting = await store.WaitingAsync("duty", 10, None);
        Assert.Equal([(4, 77L, "down", null), (0, Now.UnixNanoseconds, null, "d")], waiting.Select(one => (one.Attempts, one.NextAt.UnixNanoseconds, one.Error, one.Digest)));
        Assert.Equal("Lũ tại Bến Bình", waiting[0].Notice.Title.Vi);
        Assert.True(await store.IsToldAsync("duty", third.Notice, None));
        Assert.False(await store.IsToldAsync("duty", third.Notice with { Begin = 2 }, None));
        var counts = Assert.Single(await store.CountAsync(None));
        Assert.Equal((2, 1, 0, Now), (counts.Waiting, counts.Sent, counts.Failed, counts.OldestWaiting));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Next_AlarmToldBefore_KnowsWhoAndSinceWhen(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IDeliveryStore>();
        await store.WatermarkAsync(None);
        await SaveAsync(
            database,
            One(1, AlarmTransitionKind.Raised), One(2, AlarmTransitionKind.Cleared), One(3, AlarmTransitionKind.Raised), One(4, AlarmTransitionKind.FlappingBegan),
            One(5, AlarmTransitionKind.Raised), One(6, AlarmTransitionKind.FlappingEnded), One(7, AlarmTransitionKind.Cleared));
        await store.AppendAsync(0, 4, [Put(1, NoticeKind.Raised), Put(2, NoticeKind.Cleared), Put(3, NoticeKind.Raised), Put(3, NoticeKind.Raised, "chief")], None);
        await store.ChangeAsync([Put(3, NoticeKind.Raised, "chief").Id], DeliveryState.Waiting, new DeliveryChange(DeliveryState.Failed), None);

        var flapping = (await store.NextAsync(4, 1, None)).Pasts["a"];
        var settled = (await store.NextAsync(6, 1, None)).Pasts["a"];

        Assert.Equal((3L, true, new Instant(30)), (flapping.Begin, flapping.Flapping, flapping.Since));
        Assert.Equal((3L, false), (settled.Begin, settled.Flapping));
        Assert.Equal(["duty"], settled.Told.Select(told => told.Channel));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task GiveUpAndPurge_OldOnes_TheYoungStay(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IDeliveryStore>();
        await store.WatermarkAsync(None);
        var (old, young) = (Put(1, NoticeKind.Raised) with { CreatedAt = new Instant(10) }, Put(2, NoticeKind.Raised));
        await store.AppendAsync(0, 2, [old, young], None);

        Assert.Equal(1, await store.GiveUpAsync("duty", new Instant(500), "too old", Now, None));
        Assert.Equal("too old", Assert.Single(await store.ListAsync(new DeliveryQuery(DeliveryState.Failed, "duty", 10), None)).Error);
        Assert.Equal(0, await store.PurgeAsync(Now, None));
        Assert.Equal(1, await store.PurgeAsync(Now + TimeSpan.FromSeconds(1), None));

        Assert.Equal([2L], (await store.ListAsync(new DeliveryQuery(null, null, 10), None)).Select(one => one.Notice.Sequence));
    }

    private static Task SaveAsync(TestDatabase database, params AlarmTransition[] transitions) =>
        database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], transitions, null), None);

    private static Delivery Put(long sequence, NoticeKind kind, string channel = "duty") => Delivery.Of(
        channel,
        "r",
        new Notice { Kind = kind, Sequence = sequence, Begin = 1, AlarmId = "a", RuleId = "r", Title = LocalizedText.Same("Lũ tại Bến Bình"), At = new Instant(sequence * 10) },
        Now);

    private static AlarmTransition One(long sequence, AlarmTransitionKind kind) => new()
    {
        Sequence = sequence,
        AlarmId = "a",
        RuleId = "r",
        Series = new SeriesKey("river", [new("site", "bến bình")], "level"),
        Kind = kind,
        At = new Instant(sequence * 10),
        RecordedAt = new Instant(sequence * 10),
        Level = 1,
        Severity = Severity.High,
        Title = LocalizedText.Same("t"),
        LevelName = LocalizedText.Same("I"),
        Value = 5,
        Limit = 4,
        Unit = "m",
        Active = true,
        Acknowledged = false,
    };
}
