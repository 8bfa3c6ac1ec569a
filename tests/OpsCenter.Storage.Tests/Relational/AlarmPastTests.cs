using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>The alarm journal read by time, on both databases.</summary>
public sealed class AlarmPastTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly SeriesKey Series = new("river", [new("site", "bến bình")], "level");

    /// <summary>Recorded at ten times its sequence.</summary>
    private static readonly AlarmTransition[] History =
    [
        One(1, "a", AlarmTransitionKind.Raised, active: true),
        One(2, "b", AlarmTransitionKind.Raised, active: true),
        One(3, "a", AlarmTransitionKind.Acknowledged, active: true, acknowledged: true),
        One(4, "b", AlarmTransitionKind.Cleared),
        One(5, "a", AlarmTransitionKind.Cleared, acknowledged: true),
        One(6, "a", AlarmTransitionKind.Raised, active: true),
        One(8, "c", AlarmTransitionKind.Raised, active: true),
        One(9, "c", AlarmTransitionKind.Closed),
    ];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task SequenceAt_AnyMoment_IsTheNewestRecordedUntilThen(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var past = database.Get<IAlarmPast>();
        Assert.Equal(0, await past.SequenceAtAsync(new Instant(1_000), None));
        await database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], History, null), None);

        foreach (var at in Enumerable.Range(0, 100))
        {
            var expected = History.Where(one => one.RecordedAt.UnixNanoseconds <= at).Select(one => one.Sequence).DefaultIfEmpty().Max();
            var found = await past.SequenceAtAsync(new Instant(at), None);
            Assert.Equal(expected, History.Where(one => one.Sequence <= found).Select(one => one.Sequence).DefaultIfEmpty().Max());
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Standing_AfterEachTransition_HoldsTheOpenAlarmsSinceTheirRaise(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        await database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], History, null), None);
        var past = database.Get<IAlarmPast>();

        async Task StandAsync(long sequence, params long[] expected) => Assert.Equal(expected, (await past.StandingAsync(sequence, None)).Select(one => one.Sequence));

        await StandAsync(0);
        await StandAsync(2, 1, 2);
        await StandAsync(3, 1, 2, 3);
        await StandAsync(4, 1, 2, 3, 4);
        await StandAsync(5, 2, 4);
        await StandAsync(6, 2, 4, 6);
        await StandAsync(8, 2, 4, 6, 8);
        await StandAsync(9, 2, 4, 6);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task After_Limit_AnswersTheNextInOrder(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        await database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], History, null), None);

        var next = await database.Get<IAlarmPast>().AfterAsync(5, 2, None);

        Assert.Equal([6L, 8L], next.Select(one => one.Sequence));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Between_AnySpan_StreamsWhatWasRecordedInIt(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var past = database.Get<IAlarmPast>();
        Assert.Empty(await past.BetweenAsync(new Instant(0), new Instant(1_000), None).ToListAsync());
        await database.Get<IAlarmStore>().SaveAsync(new AlarmStoreBatch([], [], History, null), None);

        foreach (var (from, to) in new[] { (0, 1_000), (20, 60), (21, 61), (65, 75), (60, 60), (80, 90) })
        {
            var expected = History.Where(one => one.RecordedAt.UnixNanoseconds >= from && one.RecordedAt.UnixNanoseconds < to).Select(one => one.Sequence);
            Assert.Equal(expected, await past.BetweenAsync(new Instant(from), new Instant(to), None).Select(one => one.Sequence).ToListAsync());
        }
    }

    private static AlarmTransition One(long sequence, string alarm, AlarmTransitionKind kind, bool active = false, bool acknowledged = false) => new()
    {
        Sequence = sequence,
        AlarmId = alarm,
        RuleId = "r",
        Series = Series,
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
        Active = active,
        Acknowledged = acknowledged,
    };
}
