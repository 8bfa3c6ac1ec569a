using Microsoft.Extensions.Logging.Abstractions;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded;
using OpsCenter.Storage.Tests.Embedded;
using Xunit;

namespace OpsCenter.Storage.Tests.Durability;

/// <summary>Room given back while commits and queries go on, and killed in the middle of it.</summary>
public sealed class ShrinkCrashTests
{
    public const string Verb = "shrink";

    private const int Readings = 400;
    private const int EventsPerBatch = 100;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string LongText = new('x', 20_000);

    [Fact]
    public async Task Open_NewFile_CanGiveRoomBack()
    {
        using var folder = new EmbeddedFolder();

        Assert.Equal(2, folder.Number("PRAGMA auto_vacuum"));
        Assert.False(await folder.Store.ShrinkStepAsync(None));
    }

    [Fact]
    public async Task Shrink_FileMadeByAnOlderBuild_LeavesItAsItIs()
    {
        using var folder = new EmbeddedFolder();
        folder.Store.Dispose();
        folder.Execute("PRAGMA auto_vacuum=NONE; VACUUM");
        folder.Reopen();
        await FillAndDeleteAsync(folder);
        var free = folder.Number("PRAGMA freelist_count");

        Assert.False(await folder.Store.ShrinkStepAsync(None));

        Assert.True(free > 3000, $"only {free} pages are free");
        Assert.Equal(free, folder.Number("PRAGMA freelist_count"));
    }

    [Fact]
    public async Task Shrink_BesideCommitsAndQueries_TheFileShrinksAndEverythingIsThere()
    {
        using var folder = new EmbeddedFolder();
        await FillAndDeleteAsync(folder);
        var before = new FileInfo(folder.File).Length;
        var committed = 0;
        bool more;
        do
        {
            more = await folder.Store.ShrinkStepAsync(None);
            var reading = Some.Reading(Readings + committed, Readings + committed);
            Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Some.Batch(reading), None));
            committed++;
            await folder.SettleAsync();
            Assert.Equal(Enumerable.Range(0, Readings + committed).Select(number => (double)number), await ValuesAsync(folder.Store));
        }
        while (more);

        Assert.True(committed > 10, $"it was done after {committed} steps");
        folder.Reopen();
        var after = new FileInfo(folder.File).Length;
        Assert.True(after < before / 2, $"{before} bytes before, {after} after");
        Assert.Equal("ok", Integrity(folder));
        Assert.Equal(Enumerable.Range(0, Readings + committed).Select(number => (double)number), await ValuesAsync(folder.Store));
    }

    [Fact]
    public async Task Shrink_KilledInTheMiddle_TheFileIsSoundAndGoesOn()
    {
        using var folder = new EmbeddedFolder();
        await FillAndDeleteAsync(folder);
        var pages = folder.Number("PRAGMA page_count");
        foreach (var steps in new[] { 3, 9 })
        {
            folder.Store.Dispose();
            await CrashChild.WriteAndKillAsync(CrashChild.Command(Verb, folder.Path), steps);
            folder.Reopen();

            Assert.Equal("ok", Integrity(folder));
            Assert.True(folder.Number("PRAGMA page_count") < pages, "nothing was given back");
            Assert.Equal(Enumerable.Range(0, Readings).Select(number => (double)number), await ValuesAsync(folder.Store));
        }

        while (await folder.Store.ShrinkStepAsync(None))
        {
        }

        Assert.Equal("ok", Integrity(folder));
        Assert.Equal(Enumerable.Range(0, Readings).Select(number => (double)number), await ValuesAsync(folder.Store));
    }

    /// <summary>The process that is killed: shrinks step by step and says each, and waits where nothing is left to give back.</summary>
    internal static async Task<int> ShrinkAsync(string folder)
    {
        using var metrics = new StorageMetrics();
        using var store = EmbeddedTelemetryStore.Open(new DataFolder(folder), new EmbeddedStoreOptions(), metrics, NullLogger<EmbeddedTelemetryStore>.Instance);
        for (var step = 0; ; step++)
        {
            await store.ShrinkStepAsync(None);
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"Accepted {step}"));
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>60 MB of events before and between the readings, which stay.</summary>
    private static async Task FillAndDeleteAsync(EmbeddedFolder folder)
    {
        for (var batch = 0; batch < 30; batch++)
        {
            var events = Enumerable.Range(batch * EventsPerBatch, EventsPerBatch).Select(number => Some.Event($"event-{number}", number, text: LongText));
            await folder.Store.CommitAsync(Some.Batch([.. events]), None);
        }

        // After the events, so that their pages lie at the end and must move.
        var readings = Enumerable.Range(0, Readings).Select(number => Some.Reading(number, number));
        await folder.Store.CommitAsync(Some.Batch([.. readings]), None);
        await folder.SettleAsync();
        await folder.Store.DeleteEventsBeforeAsync(null, new Instant(long.MaxValue), None);
    }

    private static async Task<double[]> ValuesAsync(EmbeddedTelemetryStore store)
    {
        var values = new List<double>();
        var query = new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in store.QueryAsync(query, None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        values.Sort();
        return [.. values];
    }

    private static string Integrity(EmbeddedFolder folder) =>
        folder.Number("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'") == 0 ? "ok" : "damaged";
}
