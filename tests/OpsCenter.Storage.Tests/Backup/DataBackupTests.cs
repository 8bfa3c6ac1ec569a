using System.Diagnostics;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Backup;
using OpsCenter.Storage.Embedded.Integrity;
using OpsCenter.Storage.Tests.Durability;
using OpsCenter.Storage.Tests.Embedded;
using Xunit;

namespace OpsCenter.Storage.Tests.Backup;

/// <remarks>The store that is backed up is closed, or open in another process: as in the real thing, see the remarks on <see cref="DatabaseSnapshot"/>.</remarks>
public sealed class DataBackupTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Run_WhileAnotherProcessCommitsSettlesAndCheckpoints_EachGenerationIsOneStateAndLacksNothing()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        using var writer = Start(data.Path, "0");
        var accepted = -1;
        var reading = Task.Run(async () =>
        {
            while (await writer.StandardOutput.ReadLineAsync() is { } line)
            {
                Volatile.Write(ref accepted, int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
            }
        });

        // Long enough for the log to have been begun anew several times: a batch with its settling is some forty pages, a checkpoint comes after 2,000.
        var generations = new List<(BackupManifest Made, int AcceptedBefore)>();
        while (Volatile.Read(ref accepted) < 300 || generations.Count < 8)
        {
            var before = Volatile.Read(ref accepted);
            if (before >= 0)
            {
                generations.Add((Run(data.Path, backups), before));
            }
        }

        writer.Kill();
        await reading;

        foreach (var (made, before) in generations.Where((_, index) => index % Math.Max(1, generations.Count / 12) == 0))
        {
            using var restored = new ScratchFolder();
            new DataRestore(backups, made, TimeProvider.System).Run(restored.Path, replace: false, null);
            await AssertHoldsAsync(restored.Path, before);
        }
    }

    [Fact]
    public async Task Run_Again_WritesOnlyWhatChanged()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        await FillAsync(data);
        data.Store.Dispose();
        var first = Run(data.Path, new BackupFolder(scratch.Path));
        var unchanged = Run(data.Path, new BackupFolder(scratch.Path));
        await data.Reopen().CommitAsync(Some.Batch(Some.Reading(1, 1e6)), None);
        data.Store.Dispose();
        var changed = Run(data.Path, new BackupFolder(scratch.Path));

        Assert.InRange(first.NewBlocks, 20, int.MaxValue);
        Assert.Equal((0, 0L), (unchanged.NewBlocks, unchanged.NewBytes));
        Assert.InRange(changed.NewBlocks, 1, 6);
        Assert.Equal(3, new BackupFolder(scratch.Path).List().Count);
    }

    [Fact]
    public async Task Run_KilledInTheMiddle_LeavesTheEarlierGenerationAndTheNextUsesWhatItLeft()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        var backups = new BackupFolder(scratch.File("backups"));
        await data.Store.CommitAsync(Some.Batch(Some.Reading(1)), None);
        data.Store.Dispose();
        var first = Run(data.Path, backups);
        data.Reopen();
        await FillAsync(data);
        data.Store.Dispose();

        using (var killed = Start(BackupChild.Verb, data.Path, backups.Path))
        {
            Assert.Equal(BackupChild.StandsStill, await killed.StandardOutput.ReadLineAsync());
            Assert.Contains("is under way", Assert.Throws<BackupException>(() => Run(data.Path, backups)).Message, StringComparison.Ordinal);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Assert.Equal([first.Id], backups.List());
        new DataRestore(backups, first, TimeProvider.System).Verify(null);
        var second = Run(data.Path, new BackupFolder(backups.Path));
        Assert.InRange(second.NewBlocks, 1, (int)(second.Bytes / BlockStore.Bytes * 3 / 4));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(backups.Path, "blocks"), "unfinished-*"));
        new DataRestore(backups, second, TimeProvider.System).Verify(null);
    }

    [Fact]
    public async Task Run_Keep_RemovesOldGenerationsAndOnlyTheirBlocks()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        for (var generation = 0; generation < 3; generation++)
        {
            await FillAsync(data, generation);
            data.Store.Dispose();
            Run(data.Path, new BackupFolder(scratch.Path), keep: 2);
            data.Reopen();
        }

        var backups = new BackupFolder(scratch.Path);
        var kept = backups.List().Select(backups.Read).ToArray();

        Assert.Equal(2, kept.Length);
        Assert.All(kept, made => new DataRestore(backups, made, TimeProvider.System).Verify(null));
        var needed = kept.SelectMany(made => made.Files).SelectMany(file => file.Hashes().Chunk(BackedUpFile.HashBytes)).Select(hash => BlockStore.NameOf(hash)).ToHashSet();
        Assert.Equal(needed.Order(), Blocks(backups).Select(file => Path.GetFileName(file)!).Order());
    }

    [Fact]
    public async Task Restore_FlippedBit_NamesTheBlockAndItsFileAndWritesNothing()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        await FillAsync(data);
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        var made = Run(data.Path, backups);
        var block = Blocks(backups).MaxBy(file => new FileInfo(file).Length)!;
        var bytes = File.ReadAllBytes(block);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(block, bytes);

        var error = Assert.Throws<BackupException>(() => new DataRestore(backups, made, TimeProvider.System).Run(scratch.File("restored"), replace: false, null));

        Assert.Contains(Path.GetFileName(block), error.Message, StringComparison.Ordinal);
        Assert.Contains("telemetry.db from byte", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.File("restored")));
    }

    [Fact]
    public void Read_FlippedBitInTheManifest_IsRefused()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.Path);
        var made = Run(data.Path, backups);
        var manifest = Directory.EnumerateFiles(scratch.Path, $"{made.Id}*", SearchOption.AllDirectories).Single();
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"test\"", "\"tast\"", StringComparison.Ordinal));

        Assert.Contains("checksum disagrees", Assert.Throws<BackupException>(() => backups.Read(made.Id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_FolderInUse_IsRefusedUnlessItIsToBeReplaced()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        var restore = new DataRestore(backups, Run(data.Path, backups), TimeProvider.System);
        var target = Directory.CreateDirectory(scratch.File("target")).FullName;
        File.WriteAllText(Path.Combine(target, "mine.txt"), "mine");

        Assert.Contains("is not empty", Assert.Throws<BackupException>(() => restore.Run(target, replace: false, null)).Message, StringComparison.Ordinal);
        using (new FileStream(Path.Combine(target, "server.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Contains("server is running", Assert.Throws<BackupException>(() => restore.Run(target, replace: true, null)).Message, StringComparison.Ordinal);
        }

        var aside = restore.Run(target, replace: true, null);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(aside!, "mine.txt")));
        Assert.True(File.Exists(Path.Combine(target, "telemetry.db")));
    }

    [Fact]
    public void Restore_WhileABackupIsUnderWay_IsRefusedAndChangesNothing()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        var restore = new DataRestore(backups, Run(data.Path, backups), TimeProvider.System);
        var target = scratch.File("restored");

        using (backups.Lock())
        {
            Assert.Contains("A backup into", Assert.Throws<BackupException>(() => restore.Run(target, replace: false, null)).Message, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(target));
        restore.Run(target, replace: false, null);
        Assert.True(File.Exists(Path.Combine(target, "telemetry.db")));
    }

    [Fact]
    public void Run_WhileRestoresAreUnderWay_IsRefusedUntilTheLastIsDone()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        var made = Run(data.Path, backups);

        // A report comes in the middle of a restore, which a second one does not disturb.
        var refused = 0;
        var restore = new DataRestore(backups, made, TimeProvider.System);
        restore.Run(scratch.File("restored"), replace: false, new Each(() =>
        {
            using var second = backups.LockForReading();
            Assert.Contains("A restore from", Assert.Throws<BackupException>(() => Run(data.Path, new BackupFolder(backups.Path), keep: 1)).Message, StringComparison.Ordinal);
            refused++;
        }));

        Assert.True(refused > 0);
        Assert.NotEqual(made.Id, Run(data.Path, new BackupFolder(backups.Path), keep: 1).Id);
        Assert.Contains("has no generation", Assert.Throws<BackupException>(() => restore.Run(scratch.File("late"), replace: false, null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_FromACopyWithoutItsLock_Works()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.File("backups"));
        var made = Run(data.Path, backups);
        File.Delete(Path.Combine(backups.Path, "backup.lock"));

        new DataRestore(backups, made, TimeProvider.System).Run(scratch.File("restored"), replace: false, null);

        Assert.True(File.Exists(Path.Combine(scratch.File("restored"), "telemetry.db")));
    }

    [Fact]
    public void NewestUpTo_BetweenTwo_IsTheEarlier()
    {
        using var data = new EmbeddedFolder();
        using var scratch = new ScratchFolder();
        data.Store.Dispose();
        var backups = new BackupFolder(scratch.Path);
        var (first, second) = (Run(data.Path, backups), Run(data.Path, backups));

        Assert.Equal(first.Id, backups.NewestUpTo(second.TakenAt - TimeSpan.FromTicks(1))?.Id);
        Assert.Equal(second.Id, backups.NewestUpTo(second.TakenAt)?.Id);
        Assert.Null(backups.NewestUpTo(first.TakenAt - TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Run_FolderWithoutData_SaysSo()
    {
        using var scratch = new ScratchFolder();

        Assert.Contains("has neither telemetry.db", Assert.Throws<BackupException>(() => Run(scratch.Path, new BackupFolder(scratch.File("b")))).Message, StringComparison.Ordinal);
    }

    /// <summary>Reports where they happen; the framework's own come later, on another thread.</summary>
    private sealed class Each(Action report) : IProgress<(long Done, long Of)>
    {
        public void Report((long Done, long Of) value) => report();
    }

    private static BackupManifest Run(string data, BackupFolder into, int? keep = null) =>
        new DataBackup(BackupChild.Source(data), into, TimeProvider.System).Run(keep, null, None);

    private static IEnumerable<string> Blocks(BackupFolder backups) => Directory.EnumerateFiles(Path.Combine(backups.Path, "blocks"), "*", SearchOption.AllDirectories);

    /// <summary>A few megabytes that do not pack well.</summary>
    private static async Task FillAsync(EmbeddedFolder data, int seed = 0)
    {
        var random = new Random(seed);
        for (var batch = 0; batch < 40; batch++)
        {
            var readings = Enumerable.Range(0, 5000).Select(number => Some.Reading(random.NextDouble(), (seed * 1_000_000) + (batch * 5000) + number, Some.Series($"s{number % 50}")));
            Assert.IsType<CommitOutcome.Accepted>(await data.Store.CommitAsync(Some.Batch([.. readings]), None));
        }

        await data.SettleAsync();
    }

    private static async Task AssertHoldsAsync(string folder, int acceptedBefore)
    {
        Assert.Empty(new TelemetryIntegrity(new DataFolder(folder)).Check(null, None).Damages);
        var options = new OpsCenter.Storage.Embedded.EmbeddedStoreOptions();
        using var metrics = new StorageMetrics();
        using var store = OpsCenter.Storage.Embedded.EmbeddedTelemetryStore.Open(
            new DataFolder(folder), options, metrics, Microsoft.Extensions.Logging.Abstractions.NullLogger<OpsCenter.Storage.Embedded.EmbeddedTelemetryStore>.Instance);
        var values = new List<double>();
        var everything = new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in store.QueryAsync(everything, None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        values.Sort();
        var batches = values.Count / CrashWriter.ReadingsPerBatch;
        Assert.True(batches > acceptedBefore, $"{acceptedBefore + 1} batches were accepted before the backup, {batches} are in it");
        Assert.Equal(Enumerable.Range(0, batches * CrashWriter.ReadingsPerBatch).Select(number => (double)number), values);
    }

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        ["exec", typeof(CrashWriter).Assembly.Location, .. arguments])
    { RedirectStandardOutput = true, RedirectStandardInput = true })!;
}
