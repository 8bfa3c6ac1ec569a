using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Holding;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class AlarmStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SeriesKey Series = new("river", [new("site", "bến bình"), new("a,b=", "c\\d")], "level");

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Load_EmptyStore_IsEmpty(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);

        Assert.Equivalent(AlarmSnapshot.Empty, await database.Get<IAlarmStore>().LoadAsync(None), strict: true);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Load_AfterSaveInAnotherProcess_EveryFieldIsBack(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        AlarmStateRecord[] states =
        [
            State("a", 1),
            State("b", 2) with { Rungs = [], Owner = null, Comment = null, Life = null },
            State("c", 3) with { Life = new AlarmLifeRecord() },
            State("d", 4) with { Life = new AlarmLifeRecord { Cause = new AlarmCause("c1", null) } },
        ];
        await database.AnotherProcess().GetRequiredService<IAlarmStore>()
            .SaveAsync(new AlarmStoreBatch(states, [], [Transition(1, "a"), Transition(2, "b")], new Instant(77)), None);

        var loaded = await database.Get<IAlarmStore>().LoadAsync(None);

        Assert.Equivalent(states, loaded.States, strict: true);
        Assert.Equal(Series, loaded.States[0].Series);
        Assert.Equal(2, loaded.LastSequence);
        Assert.Equal(new Instant(77), loaded.EvaluatedUpTo);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_SameBatchAgain_ChangesNothing(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAlarmStore>();
        var batch = new AlarmStoreBatch([State("a", 1)], [], [Transition(1, "a")], new Instant(5));

        await store.SaveAsync(batch, None);
        await store.SaveAsync(batch with { Transitions = [Transition(1, "a") with { Comment = "khác" }, Transition(2, "a")], EvaluatedUpTo = null }, None);

        Assert.Equal([2L, 1L], (await store.RecentAsync(10, None)).Select(transition => transition.Sequence));
        Assert.Equivalent(Transition(1, "a"), (await store.RecentAsync(10, None))[1], strict: true);
        Assert.Equal(new Instant(5), (await store.LoadAsync(None)).EvaluatedUpTo);
        Assert.Single((await store.LoadAsync(None)).States);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_RemovedState_GoneButItsHistoryStays(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAlarmStore>();
        await store.SaveAsync(new AlarmStoreBatch([State("a", 1), State("b", 2)], [], [Transition(1, "a"), Transition(2, "b")], null), None);

        await store.SaveAsync(new AlarmStoreBatch([State("b", 3)], ["a"], [Transition(3, "b")], null), None);

        var state = Assert.Single((await store.LoadAsync(None)).States);
        Assert.Equal(("b", 3L), (state.Id, state.Sequence));
        Assert.Equal([1L], (await store.HistoryAsync("a", 10, None)).Select(transition => transition.Sequence));
        Assert.Equal([3L], (await store.HistoryAsync("b", 1, None)).Select(transition => transition.Sequence));
        Assert.Empty(await store.HistoryAsync("nobody", 10, None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_TwoThousandStates_InOneBatch(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAlarmStore>();
        var states = Enumerable.Range(1, 2000).Select(number => State($"alarm-{number:D4}", number)).ToArray();
        var transitions = Enumerable.Range(1, 2000).Select(number => Transition(number, $"alarm-{number:D4}")).ToArray();

        await store.SaveAsync(new AlarmStoreBatch(states, [], transitions, null), None);
        await store.SaveAsync(new AlarmStoreBatch(states, [], transitions, null), None);

        var loaded = await store.LoadAsync(None);
        Assert.Equal(2000, loaded.States.Count);
        Assert.Equal(2000, loaded.LastSequence);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task History_OnceWritten_NobodyRewritesIt(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAlarmStore>();
        await store.SaveAsync(new AlarmStoreBatch([State("a", 1)], [], [Transition(1, "a"), Transition(2, "a")], null), None);

        foreach (var sql in new[] { "UPDATE alarm_transitions SET who = 'khác'", "DELETE FROM alarm_transitions WHERE sequence = 2" })
        {
            var error = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.ExecuteAsync(sql));
            Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal([2L, 1L], (await store.HistoryAsync("a", 10, None)).Select(transition => transition.Sequence));
    }

    private static AlarmStateRecord State(string id, long sequence) => new()
    {
        Id = id,
        RuleId = "flood",
        Series = Series,
        Level = 2,
        ShownLevel = 2,
        Acknowledged = true,
        Owner = "lan",
        Comment = "đã gọi trạm bơm",
        Since = new Instant(100),
        ChangedAt = new Instant(200),
        Value = 4.620000000000001,
        Limit = 4.5,
        Flags = ReadingFlags.Late | ReadingFlags.Simulated,
        Sequence = sequence,
        LastTime = new Instant(300),
        LastValue = -0.1,
        Life = new AlarmLifeRecord
        {
            Shelf = new AlarmShelf("lan", "sửa cảm biến", new Instant(9), new Instant(10)),
            Work = new AlarmWork("w1", "minh", "thay tủ điện", new Instant(11)),
            Cause = new AlarmCause("c1", new Instant(12)),
            Quiet = true,
            CalledAt = new Instant(13),
            Flapping = true,
            FlappingLevel = 2,
            MovedAt = new Instant(14),
            Raises = [new Instant(15), new Instant(16)],
        },
        Rungs = [new AlarmRungRecord(true, null, new Instant(7)), new AlarmRungRecord(false, new Instant(8), null)],
    };

    private static AlarmTransition Transition(long sequence, string alarm) => new()
    {
        Sequence = sequence,
        AlarmId = alarm,
        RuleId = "flood",
        Series = Series,
        Kind = AlarmTransitionKind.Escalated,
        At = new Instant(1),
        RecordedAt = new Instant(2),
        Level = 3,
        Severity = Severity.High,
        Title = new LocalizedText("Lũ", "Flood"),
        LevelName = new LocalizedText("Báo động 3", "Alarm 3"),
        Value = 6.1,
        Limit = 6,
        Unit = "m",
        Active = true,
        Acknowledged = false,
        Who = null,
        Comment = "vượt",
        Flags = ReadingFlags.Simulated,
        Hold = AlarmHoldKind.Suppressed,
    };
}
