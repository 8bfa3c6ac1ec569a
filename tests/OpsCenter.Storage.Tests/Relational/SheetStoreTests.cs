using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class SheetStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Newest_AfterAdd_EveryFieldIsBack(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<ISheetStore>();
        var version = Version("p.month", "2026-10", 1, 7) with
        {
            Lines = [new SheetLine(["chí-linh", "a"], new Dictionary<string, string> { ["planned"] = "1234.5", ["who"] = "Sở \"A\"" }), new SheetLine([], new Dictionary<string, string>())],
            Origin = SheetOrigin.File,
            FileName = "tháng 10.xlsx",
            FileSha256 = new string('a', 64),
            Note = "đính chính",
            Changes = 3,
            StoredAt = new Instant(9),
        };

        Assert.True(await store.AddAsync(version, None));

        Assert.Equivalent(version, await store.NewestAsync("p.month", "2026-10", None), strict: true);
        Assert.Null(await store.NewestAsync("p.month", "2026-11", None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Add_NumberTaken_IsFalseAndTheFirstStays(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<ISheetStore>();
        await store.AddAsync(Version("p.month", "2026-10", 1, 1), None);

        Assert.False(await store.AddAsync(Version("p.month", "2026-10", 1, 2) with { By = "khác" }, None));
        Assert.True(await store.AddAsync(Version("p.month", "2026-10", 2, 3), None));

        Assert.Equal([(2, 3L), (1, 1L)], (await store.VersionsAsync("p.month", "2026-10", 10, None)).Select(one => (one.Number, one.At.UnixNanoseconds)));
        Assert.Equal(2, Assert.Single(await store.VersionsAsync("p.month", "2026-10", 1, None)).Number);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Heads_SeveralVersions_KnowTheFirstAndTheNewest(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<ISheetStore>();
        await store.AddAsync(Version("p.month", "2026-10", 1, 10) with { Origin = SheetOrigin.Simulated }, None);
        await store.AddAsync(Version("p.month", "2026-10", 2, 20) with { By = "lan" }, None);
        await store.AddAsync(Version("p.month", "2026-09", 1, 5) with { Origin = SheetOrigin.Simulated }, None);

        Assert.Equal(
            [new SheetHead("p.month", "2026-09", 1, new Instant(5), new Instant(5), "minh", true), new SheetHead("p.month", "2026-10", 2, new Instant(10), new Instant(20), "lan", false)],
            await store.HeadsAsync(None));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pending_UntilMarked_OldestFirst(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<ISheetStore>();
        await store.AddAsync(Version("p.month", "2026-10", 1, 20), None);
        await store.AddAsync(Version("p.month", "2026-09", 1, 10), None);
        Assert.Equal(["2026-09", "2026-10"], (await store.PendingAsync(None)).Select(one => one.Period));

        await store.MarkStoredAsync("p.month", "2026-09", 1, new Instant(30), None);

        Assert.Equal("2026-10", Assert.Single(await store.PendingAsync(None)).Period);
        Assert.Equal(new Instant(30), (await store.NewestAsync("p.month", "2026-09", None))!.StoredAt);
    }

    private static SheetVersion Version(string sheet, string period, int number, long at) => new()
    {
        Sheet = sheet,
        Period = period,
        Number = number,
        Lines = [],
        By = "minh",
        At = new Instant(at),
        Origin = SheetOrigin.Typed,
    };
}
