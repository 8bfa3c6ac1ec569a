using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.App.Tests.Verbs;

/// <summary>Backup, restore and check as an operator calls them, beside a real server.</summary>
public sealed class BackupVerbTests
{
    [Fact]
    public async Task Backup_BesideARunningServer_RestoresWhatWasAcknowledgedAndStarts()
    {
        using var folder = new TemporaryFolder();
        var (backups, restored) = (Path.Combine(folder.Path, "backups"), Path.Combine(folder.Path, "restored"));
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));
        using var lines = await StoredLines.OfAsync(server);
        await lines.WriteAsync(0, 5_000);

        string[] backup = ["backup", backups, "--ConfigDir", Path.Combine(Repository.Root, "ingest-config"), "--DashboardsDir", Path.Combine(Repository.Root, "dashboards")];
        var first = await server.VerbAsync(backup);
        await lines.WriteAsync(5_000, 1_000);
        var second = await server.VerbAsync(backup);
        var list = await server.VerbAsync("backup", backups, "--list");
        var refused = await server.VerbAsync("restore", backups, "--replace");
        var check = await server.VerbAsync("check", "--data");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(2, list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("A server is running", refused.Error, StringComparison.Ordinal);
        Assert.True(check.ExitCode == 0, check.Output + check.Error);
        Assert.Contains("No damage.", check.Output, StringComparison.Ordinal);
        Assert.Contains("backup.make", await AuditAsync(server), StringComparison.Ordinal);

        var generation = first.Output.Split('\t')[0];
        var restore = await ProgramRun.RunAsync("dotnet", [Repository.HostAssembly, "restore", backups, "--generation", generation, "--DataDir", restored]);
        Assert.True(restore.ExitCode == 0, restore.Error);
        Assert.Contains("telemetry.db", restore.Output, StringComparison.Ordinal);
        await using var again = await ServerProcess.StartAsync(restored, "--ConfigDir", Path.Combine(restored, "ingest-config"), "--DashboardsDir", Path.Combine(restored, "dashboards"));
        using var stored = await StoredLines.OfAsync(again);
        Assert.Equal(5_000, await stored.CountAsync());
    }

    [Fact]
    public async Task Schedule_Set_MakesBackupsAndShowsThemInTheMetrics()
    {
        using var folder = new TemporaryFolder();
        var (data, backups) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "backups"));
        await using var server = await ServerProcess.StartAsync(data, "--Backup:Dir", backups, "--Backup:Every", "00:00:10", "--Backup:Keep", "2");
        using var lines = await StoredLines.OfAsync(server);
        await lines.WriteAsync(0, 100);

        await Eventually.HoldsAsync(async () => (await lines.GetAsync("/metrics")).Contains("opscenter_backup_runs_total{outcome=\"made\"} ", StringComparison.Ordinal));

        var verified = await server.VerbAsync("backup", backups, "--verify", "newest");
        Assert.Contains("every checksum right", verified.Output, StringComparison.Ordinal);
        Assert.Contains("opscenter_backup_age_seconds ", await lines.GetAsync("/metrics"), StringComparison.Ordinal);
        Assert.Contains("backup.schedule", await AuditAsync(server), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_ToAMomentBeforeTheFirst_SaysWhichIsTheOldest()
    {
        using var folder = new TemporaryFolder();
        var backups = Path.Combine(folder.Path, "backups");
        await using var server = await ServerProcess.StartAsync(Path.Combine(folder.Path, "data"));
        var made = await server.VerbAsync("backup", backups);

        var restore = await ProgramRun.RunAsync(
            "dotnet", [Repository.HostAssembly, "restore", backups, "--to", "2020-01-01T00:00:00Z", "--DataDir", Path.Combine(folder.Path, "restored")]);

        Assert.Equal(1, restore.ExitCode);
        Assert.Contains($"The oldest backup, {made.Output.Split('\t')[0]}, was taken after", restore.Error, StringComparison.Ordinal);
    }

    private static async Task<string> AuditAsync(ServerProcess server)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(server.DataDir, "ops.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(action) FROM audit";
        return (string?)await command.ExecuteScalarAsync() ?? "";
    }
}
