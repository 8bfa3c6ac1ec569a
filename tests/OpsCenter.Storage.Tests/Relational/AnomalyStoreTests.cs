using OpsCenter.Core.Anomalies;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class AnomalyStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Find_AfterSave_EveryFieldIsBack(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAnomalyStore>();
        var anomaly = One("a", 10) with { EndedAt = new Instant(99), Verdict = AnomalyVerdict.Dismissed, JudgedBy = "Lan", JudgedAt = new Instant(100), Reason = "lễ hội" };

        await store.SaveAsync(anomaly, None);

        Assert.Equal(anomaly, await store.FindAsync("a", None));
        Assert.Null(await store.FindAsync("b", None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Save_SeenAgainAfterAVerdict_KeepsTheVerdict(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAnomalyStore>();
        await store.SaveAsync(One("a", 10), None);
        Assert.True(await store.JudgeAsync(One("a", 10) with { Verdict = AnomalyVerdict.Confirmed, JudgedBy = "Lan", JudgedAt = new Instant(20), Reason = "tai nạn" }, None));

        await store.SaveAsync(One("a", 10) with { SeenAt = new Instant(30), Value = 7 }, None);

        var found = (await store.FindAsync("a", None))!;
        Assert.Equal((AnomalyVerdict.Confirmed, "tai nạn", 30L, 7.0), (found.Verdict!.Value, found.Reason, found.SeenAt.UnixNanoseconds, found.Value));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Judge_SomebodyWasFaster_IsFalse(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAnomalyStore>();
        await store.SaveAsync(One("a", 10), None);
        var verdict = One("a", 10) with { Verdict = AnomalyVerdict.Confirmed, JudgedBy = "Lan", JudgedAt = new Instant(20), Reason = "tai nạn" };
        await store.JudgeAsync(verdict, None);

        Assert.False(await store.JudgeAsync(verdict with { Verdict = AnomalyVerdict.Dismissed }, None));
        Assert.False(await store.JudgeAsync(verdict with { Id = "b" }, None));
        Assert.Equal(AnomalyVerdict.Confirmed, (await store.FindAsync("a", None))!.Verdict);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lists_OneEndedOneJudged_TellThemApart(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IAnomalyStore>();
        await store.SaveAsync(One("lasts", 10), None);
        await store.SaveAsync(One("over", 20) with { EndedAt = new Instant(25) }, None);
        await store.SaveAsync(One("judged", 30) with { Verdict = AnomalyVerdict.Dismissed }, None);

        Assert.Equal(["lasts", "judged"], (await store.LastingAsync(None)).Select(anomaly => anomaly.Id));
        Assert.Equal(["judged", "over"], (await store.PastAsync(10, None)).Select(anomaly => anomaly.Id));
        Assert.Equal("judged", Assert.Single(await store.PastAsync(1, None)).Id);
    }

    private static Anomaly One(string id, long began) => new()
    {
        Id = id,
        Series = new SeriesKey("kpi", new Dictionary<string, string> { ["pack"] = "traffic", ["site"] = "cầu Phú Lương" }, "traffic.volume"),
        BeganAt = new Instant(began),
        SeenAt = new Instant(began),
        Value = 320.5,
        Usual = 100,
        Score = 11.25,
        Peak = 12,
        Importance = 1.5,
        Weeks = 8,
    };
}
