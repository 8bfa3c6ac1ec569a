using OpsCenter.Core.Kpis.Progress;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>How far KPIs are computed, on both databases.</summary>
public sealed class KpiStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Progress_SavedTwice_IsTheSecond(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IKpiStore>();
        var first = new KpiProgress { Kpi = "water.rise", Version = "1", ComputedTo = new Instant(5), BackfilledFrom = new Instant(4) };
        var second = first with
        {
            ComputedTo = new Instant(9),
            PastBegins = new Instant(2),
            LastAt = new Instant(10),
            LastTook = TimeSpan.FromMilliseconds(12),
            LastFigures = 3,
            LastGaps = 1,
            LastReason = "'level' has no readings",
            Error = "đĩa đầy",
        };

        await store.SaveAsync(first, None);
        await store.SaveAsync(second, None);

        Assert.Equal(second, Assert.Single(await store.LoadAsync(None)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Forget_SomeKpis_LeavesTheOthers(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IKpiStore>();
        foreach (var kpi in new[] { "a", "b", "c" })
        {
            await store.SaveAsync(new KpiProgress { Kpi = kpi, Version = "1", ComputedTo = new Instant(5), BackfilledFrom = new Instant(4) }, None);
        }

        await store.ForgetAsync(["a", "c", "x"], None);

        Assert.Equal(["b"], (await store.LoadAsync(None)).Select(progress => progress.Kpi));
    }
}
