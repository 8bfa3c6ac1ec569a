using System.Diagnostics;
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
            accepted = await WriteAndKillAsync(folder.Path, accepted + 1, linesBeforeTheKill);
            folder.Reopen();

            await AssertStoredAsync(folder, accepted);
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
        using var child = Start("sh", "-c", $"trap '' XFSZ; ulimit -f 400; exec {Quoted(Command(folder.Path, 0))}");
        var lines = new List<string>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        await child.WaitForExitAsync();
        Assert.Equal((3, "Retryable"), (child.ExitCode, lines[^1].Split(' ')[0]));
        Assert.True(lines.Count > 1, "nothing was accepted before the disk refused");
        folder.Reopen();
        await AssertStoredAsync(folder, lines.Count - 2);
        Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(CrashWriter.Batch(lines.Count - 1), CancellationToken.None));
    }

    private static async Task<int> WriteAndKillAsync(string folder, int firstBatch, int lines)
    {
        using var child = Start(Command(folder, firstBatch));
        var accepted = firstBatch - 1;
        for (var line = 0; line < lines; line++)
        {
            accepted = Parse(await child.StandardOutput.ReadLineAsync());
        }

        child.Kill();

        // What it said before it died counts too.
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            accepted = line.EndsWith('\n') || line.Contains(' ', StringComparison.Ordinal) ? Math.Max(accepted, Parse(line)) : accepted;
        }

        await child.WaitForExitAsync();
        return accepted;
    }

    /// <summary>Everything up to the batch exactly once; the one that was under way when it died may be there, but then whole.</summary>
    private static async Task AssertStoredAsync(EmbeddedFolder folder, int lastBatch)
    {
        var values = new List<double>();
        var query = new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), null, Aggregate.Mean, TimeSpan.Zero, int.MaxValue);
        await foreach (var series in folder.Store.QueryAsync(query, CancellationToken.None))
        {
            values.AddRange(series.Points.Select(point => point.Value));
        }

        values.Sort();
        var batches = values.Count / CrashWriter.ReadingsPerBatch;
        Assert.InRange(batches, lastBatch + 1, lastBatch + 2);
        Assert.Equal(Enumerable.Range(0, batches * CrashWriter.ReadingsPerBatch).Select(number => (double)number), values);
        var events = await folder.Store.EventsAsync(new EventQuery(default, new Instant(long.MaxValue), Limit: int.MaxValue), CancellationToken.None);
        Assert.Equal(batches, events.Count);
    }

    private static string? IntegrityOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)command.ExecuteScalar();
    }

    private static int Parse(string? line)
    {
        Assert.NotNull(line);
        var words = line.Split(' ');
        Assert.Equal("Accepted", words[0]);
        return int.Parse(words[1], CultureInfo.InvariantCulture);
    }

    private static string[] Command(string folder, int firstBatch) =>
        [Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
            "exec", typeof(CrashWriter).Assembly.Location, folder, firstBatch.ToString(CultureInfo.InvariantCulture)];

    private static string Quoted(string[] command) => string.Join(' ', command.Select(word => $"'{word}'"));

    private static Process Start(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };

        // Its double mapping of code needs a big sparse file, which a bound on file size forbids.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }
}
