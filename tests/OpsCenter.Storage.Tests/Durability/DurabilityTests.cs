using System.Globalization;
using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using Xunit;

namespace OpsCenter.Storage.Tests.Durability;

public sealed class DurabilityTests
{
    [Fact]
    public async Task Commit_ProcessKilledAgainAndAgain_EveryAcceptedBatchIsThereOnce()
    {
        using var folder = new EmbeddedFolder();
        var accepted = -1;
        foreach (var linesBeforeTheKill in new[] { 7, 23, 61, 40 })
        {
            folder.Store.Dispose();
            accepted = await CrashChild.WriteAndKillAsync(Command(folder.Path, accepted + 1), linesBeforeTheKill);
            folder.Reopen();

            await CrashChild.AssertStoredAsync(folder.Store, accepted);
            Assert.Equal("ok", IntegrityOf(folder.File));
        }
    }

    [Fact]
    public async Task Commit_DiskRefuses_IsRetryableAndLosesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new EmbeddedFolder();
        folder.Store.Dispose();

        // 400 blocks of 512 bytes: writes beyond fail, as on a full disk, while the process lives on.
        using var child = CrashChild.Start("sh", "-c", $"trap '' XFSZ; ulimit -f 400; exec {Quoted(Command(folder.Path, 0))}");
        var lines = new List<string>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        await child.WaitForExitAsync();
        Assert.Equal((3, "Retryable"), (child.ExitCode, lines[^1].Split(' ')[0]));
        Assert.True(lines.Count > 1, "nothing was accepted before the disk refused");
        folder.Reopen();
        await CrashChild.AssertStoredAsync(folder.Store, lines.Count - 2);
        Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(CrashWriter.Batch(lines.Count - 1), CancellationToken.None));
    }

    private static string? IntegrityOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)command.ExecuteScalar();
    }

    private static string[] Command(string folder, int firstBatch) => CrashChild.Command(folder, firstBatch.ToString(CultureInfo.InvariantCulture));

    private static string Quoted(string[] command) => string.Join(' ', command.Select(word => $"'{word}'"));
}
