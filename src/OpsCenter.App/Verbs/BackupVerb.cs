using System.CommandLine;
using System.Globalization;
using OpsCenter.App.Hosting;
using OpsCenter.Core.Access;
using OpsCenter.Storage;
using OpsCenter.Storage.Backup;

namespace OpsCenter.App.Verbs;

/// <summary><c>backup DIR</c>.</summary>
internal static class BackupVerb
{
    /// <summary>By the server's own schedule, which is in the audit once and not once a minute.</summary>
    public const string Scheduled = "--scheduled";

    private static readonly Argument<string> Folder = new("DIR") { Description = "Folder of the backups, best on another disk." };
    private static readonly Option<bool> List = new("--list") { Description = "List the generations in it and do nothing else." };
    private static readonly Option<string?> Verify = new("--verify") { Description = "Read all of a generation and compare every checksum; do nothing else. GENERATION is its name, or 'newest'.", HelpName = "GENERATION" };
    private static readonly Option<int?> Keep = new("--keep") { Description = "Generations to keep, this one included; older ones are removed. Default: all.", HelpName = "N" };
    private static readonly Option<bool> BySchedule = new(Scheduled) { Hidden = true };

    public static Command Create()
    {
        var command = new Command(
            "backup",
            "Add a backup of the data folder and the configuration to DIR, beside a running server and without stopping it. Only what changed since the last one is written.")
        {
            Folder, Keep, List, Verify, BySchedule,
        };
        Keep.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--keep must be 1 or more.");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        var folder = new BackupFolder(Path.GetFullPath(line.GetValue(Folder)!));
        try
        {
            return line.GetValue(List) ? PrintList(line, folder)
                : line.GetValue(Verify) is { } generation ? PrintVerified(line, folder, generation)
                : await BackUpAsync(line, folder, cancellation);
        }
        catch (Exception error) when (error is BackupException or IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static async Task<int> BackUpAsync(ParseResult line, BackupFolder folder, CancellationToken cancellation)
    {
        var configuration = VerbOptions.Configuration(line);
        var source = new BackupSource(
            DataFolder.From(configuration),
            Path.GetFullPath(configuration["ConfigDir"] ?? "ingest-config"),
            Path.GetFullPath(configuration["DashboardsDir"] ?? "dashboards"),
            WithRelational: !string.Equals(configuration["Database:Provider"], "PostgreSQL", StringComparison.OrdinalIgnoreCase),
            BuildInfo.Version);
        var started = TimeProvider.System.GetTimestamp();
        var made = new DataBackup(source, folder, TimeProvider.System).Run(line.GetValue(Keep), new VerbProgress(line, "backup", TimeProvider.System), cancellation);
        var took = TimeProvider.System.GetElapsedTime(started);
        if (!line.GetValue(BySchedule))
        {
            await AuditAsync(line, folder, made, cancellation);
        }

        await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{made.Id}\ttaken {made.TakenAt:yyyy-MM-ddTHH:mm:ss.fffZ}\t{made.Files.Count} files, {made.Bytes} bytes\twritten {made.NewBlocks} blocks, {made.NewBytes} bytes\t{took.TotalSeconds:F1} s"));
        foreach (var missing in made.Without)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync($"Not in the backup: {missing}.");
        }

        return 0;
    }

    private static async Task AuditAsync(ParseResult line, BackupFolder folder, BackupManifest made, CancellationToken cancellation)
    {
        await using var services = await VerbServices.StartAsync(line, cancellation);
        await services.GetRequiredService<IAuditLog>().AppendAsync(Caller.CommandLine, "backup.make", folder.Path, made.Id, cancellation);
    }

    private static int PrintList(ParseResult line, BackupFolder folder)
    {
        var damaged = 0;
        foreach (var id in folder.List())
        {
            try
            {
                var made = folder.Read(id);
                line.InvocationConfiguration.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{id}\ttaken {made.TakenAt:yyyy-MM-ddTHH:mm:ss.fffZ}\t{made.Bytes} bytes\twritten {made.NewBytes} bytes\t{made.Program}\t{made.Machine}"));
            }
            catch (BackupException error)
            {
                damaged++;
                line.InvocationConfiguration.Output.WriteLine($"{id}\tdamaged: {error.Message}");
            }
        }

        line.InvocationConfiguration.Error.WriteLine($"{folder.List().Count} generations{(damaged > 0 ? $", {damaged} of them damaged" : "")}.");
        return damaged > 0 ? 1 : 0;
    }

    private static int PrintVerified(ParseResult line, BackupFolder folder, string generation)
    {
        var id = generation != "newest" ? generation : folder.List() is [.., var newest] ? newest : throw new BackupException($"{folder.Path} holds no backup.");
        var made = folder.Read(id);
        new DataRestore(folder, made, TimeProvider.System).Verify(null);
        line.InvocationConfiguration.Output.WriteLine($"{id}: {made.Files.Count} files, {made.Bytes} bytes, every checksum right.");
        return 0;
    }
}
