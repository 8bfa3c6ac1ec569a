using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>A reserve larger than the disk stands for a disk that is full; <c>eng/disk-full.sh</c> fills a real one.</summary>
public sealed class StoreRoomTests
{
    private const long MoreThanAnyDisk = 1L << 60;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Commit_LessFreeThanTheReserve_IsRetryableAndStoresNothing()
    {
        using var folder = new EmbeddedFolder();
        folder.Options.ReserveBytes = MoreThanAnyDisk;

        var outcome = await folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None);

        Assert.Contains("disk is full", Assert.IsType<CommitOutcome.Retryable>(outcome).Reason, StringComparison.Ordinal);
        Assert.True(folder.Store.Health is { IsFull: true, RefusesBecause: not null, Room.ReservedBytes: MoreThanAnyDisk });
        Assert.Empty(await folder.Store.SeriesAsync(SeriesSelector.All, None));
    }

    [Fact]
    public async Task Check_RoomGoesAndComesWithoutACommit_IsKnown()
    {
        using var folder = new EmbeddedFolder();
        folder.Options.ReserveBytes = MoreThanAnyDisk;
        await folder.Store.CheckAsync(None);
        Assert.True(folder.Store.Health.IsFull);

        folder.Options.ReserveBytes = 1;
        await folder.Store.CheckAsync(None);

        Assert.Equal((null, false), (folder.Store.Health.RefusesBecause, folder.Store.Health.IsFull));
        Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None));
    }

    [Fact]
    public async Task Check_OnceShort_GoesOnOnlyWithAnEighthMore()
    {
        using var folder = new EmbeddedFolder();
        await folder.Store.CheckAsync(None);

        // Other programs use the same disk meanwhile: the margins are far above what they move.
        var free = folder.Store.Health.Room!.FreeBytes;
        folder.Options.ReserveBytes = free / 100 * 95;
        await folder.Store.CheckAsync(None);
        Assert.False(folder.Store.Health.IsFull);

        folder.Options.ReserveBytes = MoreThanAnyDisk;
        await folder.Store.CheckAsync(None);
        folder.Options.ReserveBytes = free / 100 * 95;
        await folder.Store.CheckAsync(None);
        Assert.True(folder.Store.Health.IsFull);

        folder.Options.ReserveBytes = free / 100 * 80;
        await folder.Store.CheckAsync(None);
        Assert.False(folder.Store.Health.IsFull);
    }

    [Fact]
    public async Task Check_AfterARefusalOfAnotherKind_TriesAWriteItself()
    {
        using var folder = new EmbeddedFolder();
        using (var other = new SqliteConnection($"Data Source={folder.File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction();
            await folder.Store.CommitAsync(Some.Batch(Some.Reading(1)), None);
            await folder.Store.CheckAsync(None);
            Assert.True(folder.Store.Health is { RefusesBecause: not null, IsFull: false });
        }

        await folder.Store.CheckAsync(None);

        Assert.Null(folder.Store.Health.RefusesBecause);
        Assert.Empty(await folder.Store.SeriesAsync(SeriesSelector.All, None));
    }

    [Fact]
    public async Task Commit_ABatchThatWillNeverBeStored_SaysNothingAboutTheStore()
    {
        using var folder = new EmbeddedFolder();

        Assert.IsType<CommitOutcome.Rejected>(await folder.Store.CommitAsync(Some.Batch(Some.Reading(double.NaN)), None));

        Assert.Null(folder.Store.Health.RefusesBecause);
    }
}
