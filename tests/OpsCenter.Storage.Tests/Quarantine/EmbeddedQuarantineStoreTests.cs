using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Quarantine;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Quarantine;

public sealed class EmbeddedQuarantineStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly ScratchFolder _folder = new();
    private readonly ManualTime _time = new();
    private readonly StorageMetrics _metrics = new();
    private readonly QuarantineOptions _options = new();
    private EmbeddedQuarantineStore? _store;

    private EmbeddedQuarantineStore Store => _store ??=
        EmbeddedQuarantineStore.Open(new DataFolder(_folder.Path), _options, 1 << 20, _time, _metrics);

    public void Dispose()
    {
        _store?.Dispose();
        _metrics.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task List_AfterRestart_NewestFirstWithEveryField()
    {
        var first = Entry("a", payload: [0, 255, 10]);
        var second = Entry("b") with { Device = null };
        await Store.AddAsync([first, second], None);
        _store!.Dispose();
        _store = null;

        var listed = await Store.ListAsync(null, 0, 10, None);

        Assert.Equal([2L, 1L], listed.Select(entry => entry.Id));
        Assert.Equal(second with { Id = 2, Payload = default }, listed[0] with { Payload = default });
        Assert.Equal(first with { Id = 1, Payload = default }, listed[1] with { Payload = default });
        Assert.Equal([0, 255, 10], listed[1].Payload.ToArray());
        Assert.Equal(1, Assert.Single(await Store.ListAsync(null, 1, 1, None)).Id);
    }

    [Fact]
    public async Task After_GoesThroughAllOldestFirst()
    {
        await Store.AddAsync([Entry("zeta"), Entry("b"), Entry("zeta c"), Entry("zeta d")], None);

        Assert.Equal([1L, 3L], (await Store.AfterAsync("zeta", 0, 2, None)).Select(entry => entry.Id));
        Assert.Equal([4L], (await Store.AfterAsync("zeta", 3, 2, None)).Select(entry => entry.Id));
        Assert.Empty(await Store.AfterAsync(null, 4, 2, None));
    }

    [Fact]
    public async Task Pages_WhatArrivesMeanwhile_IsNotOfTheWalk()
    {
        await Store.AddAsync([.. Enumerable.Range(0, 450).Select(number => Entry($"m{number}"))], None);
        var walked = new List<long>();

        await foreach (var page in Store.PagesAsync(null, None))
        {
            walked.AddRange(page.Select(entry => entry.Id));
            await Store.RemoveAsync([.. page.Select(entry => entry.Id)], None);
            await Store.AddAsync([Entry("late")], None);
        }

        Assert.Equal(Enumerable.Range(1, 450).Select(number => (long)number), walked);
        Assert.All(await Store.ListAsync(null, 0, 10, None), entry => Assert.True(entry.Id > 450));
    }

    [Fact]
    public async Task Remove_TakesOutWithoutCountingItAsDropped()
    {
        await Store.AddAsync([Entry("a", payload: [1, 2, 3]), Entry("b", payload: [4])], None);

        Assert.Equal(1, await Store.RemoveAsync([1, 77], None));

        Assert.Equal(new QuarantineTotals(1, 1, 0), await Store.TotalsAsync(None));
        Assert.Equal(2, Assert.Single(await Store.ListAsync(null, 0, 10, None)).Id);
        Assert.Equal(0, await Store.RemoveAsync([1], None));
    }

    [Theory]
    [InlineData("khong phai so", 1)]
    [InlineData("KHÔNG PHẢI SỐ", 1)]
    [InlineData("do am", 1)]
    [InlineData("env/tram-2", 2)]
    [InlineData("tram-2", 2)]
    [InlineData("%", 0)]
    [InlineData("_", 0)]
    [InlineData("không có", 0)]
    public async Task List_Search_IgnoresToneMarksAndCase(string search, int expected)
    {
        await Store.AddAsync(
            [
                Entry("độ ẩm không phải số", topic: "env/trạm-1/air"),
                Entry("thiếu trường", topic: "env/trạm-2/air"),
                Entry("other", topic: "env/tram-2/air"),
            ],
            None);

        Assert.Equal(expected, (await Store.ListAsync(search, 0, 10, None)).Count);
    }

    [Fact]
    public async Task Add_BeyondTheCount_OldestGoAndAreCounted()
    {
        _options.MaxEntries = 3;

        await Store.AddAsync([Entry("1"), Entry("2")], None);
        await Store.AddAsync([Entry("3"), Entry("4"), Entry("5")], None);

        Assert.Equal("543", string.Concat((await Store.ListAsync(null, 0, 10, None)).Select(entry => entry.Reason)));
        Assert.Equal(new QuarantineTotals(3, 3, 2), await Store.TotalsAsync(None));
    }

    [Fact]
    public async Task Add_BeyondTheBytes_AsFewOfTheOldestGoAsNeeded()
    {
        _options.MaxBytes = 100;

        await Store.AddAsync([Entry("1", payload: new byte[30]), Entry("2", payload: new byte[30]), Entry("3", payload: new byte[30])], None);
        await Store.AddAsync([Entry("4", payload: new byte[40])], None);

        Assert.Equal("432", string.Concat((await Store.ListAsync(null, 0, 10, None)).Select(entry => entry.Reason)));
        Assert.Equal(new QuarantineTotals(3, 100, 1), await Store.TotalsAsync(None));
    }

    [Fact]
    public async Task Add_OldOnes_GoByAgeAndStayCountedOverRestarts()
    {
        _options.MaxAge = TimeSpan.FromDays(30);
        await Store.AddAsync([Entry("old")], None);
        _time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.Empty(await Store.ListAsync(null, 0, 10, None));

        await Store.AddAsync([Entry("new")], None);
        _store!.Dispose();
        _store = null;

        Assert.Equal("new", Assert.Single(await Store.ListAsync(null, 0, 10, None)).Reason);
        Assert.Equal(new QuarantineTotals(1, 1, 1), await Store.TotalsAsync(None));
    }

    private QuarantineEntry Entry(string reason, string topic = "env/x/air", byte[]? payload = null) =>
        new(0, _time.GetInstant(), "air-json", topic, "trạm", reason, payload ?? [1]);
}
