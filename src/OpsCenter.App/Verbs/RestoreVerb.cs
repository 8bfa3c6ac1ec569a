using System.CommandLine;
using System.Globalization;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Storage;
using OpsCenter.Storage.Backup;

namespace OpsCenter.App.Verbs;

/// <summary><c>restore DIR</c>.</summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> Folder = new("DIR") { Description = "Folder of the backups." };
    private static readonly Option<string?> Generation = new("--generation") { Description = "Which one, by its name in `backup DIR --list`. Default: the newest.", HelpName = "NAME" };
    private static readonly Option<string?> To = new("--to") { Description = "The newest one taken at or before this moment, e.g. 2026-11-22T09:15:00+07:00.", HelpName = "TIME" };
    private static readonly Option<bool> Replace = new("--replace") { Description = "Move what is in the data folder aside, under a name with the time." };

    public static Command Create()
    {
        var command = new Command(
            "restore",
            "Write a backup into an empty --DataDir after comparing every checksum of it. The backed up configuration goes into its folders ingest-config and dashboards; the ones in use are not touched.")
        {
            Folder, Generation, To, Replace,
        };
        command.SetAction(line =>
        {
            try
            {
                return Run(line);
            }
            catch (Exception error) when (error is BackupException or InvalidDataException or IOException or UnauthorizedAccessException)
            {
                line.InvocationConfiguration.Error.WriteLine(error.Message);
                return 1;
            }
        });
        return command;
    }

    private static int Run(ParseResult line)
    {
        var backups = new BackupFolder(Path.GetFullPath(line.GetValue(Folder)!));
        var made = Choose(line, backups);
        var target = Path.TrimEndingDirectorySeparator(DataFolder.From(VerbOptions.Configuration(line)).Path);
        var aside = new DataRestore(backups, made, TimeProvider.System).Run(target, line.GetValue(Replace), new VerbProgress(line, "restore", TimeProvider.System));

        var output = line.InvocationConfiguration.Output;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Restored {made.Id}, taken {made.TakenAt:yyyy-MM-ddTHH:mm:ss.fffZ} on {made.Machine} by {made.Program}, into {target}:"));
        foreach (var file in made.Files.Where(file => file.IsDatabase))
        {
            output.WriteLine($"  {file.Name}\t{file.Bytes} bytes\tformat {file.FormatVersion}\tsha256 {file.Sha256}");
        }

        foreach (var folder in made.Files.Where(file => !file.IsDatabase).GroupBy(file => file.Name.Split('/')[0]))
        {
            var use = folder.Key switch
            {
                "dashboards" => $"; start with --DashboardsDir {Path.Combine(target, folder.Key)} to use them",
                "ingest-config" => $"; start with --ConfigDir {Path.Combine(target, folder.Key)} to use them",
                _ => "",
            };
            output.WriteLine($"  {folder.Key}\t{folder.Count()} files, {folder.Sum(file => file.Bytes)} bytes{use}");
        }

        foreach (var missing in made.Without)
        {
            output.WriteLine($"  not in the backup: {missing}");
        }

        output.WriteLine("Everybody signs in again: the keys of sessions are in no backup.");
        if (aside is not null)
        {
            output.WriteLine($"The folder that was there is now {aside}.");
        }

        return 0;
    }

    private static BackupManifest Choose(ParseResult line, BackupFolder backups)
    {
        var names = backups.List();
        if (names.Count == 0)
        {
            throw new BackupException($"{backups.Path} holds no backup.");
        }

        if (line.GetValue(Generation) is { } name)
        {
            return backups.Read(name);
        }

        if (line.GetValue(To) is not { } to)
        {
            return backups.Read(names[^1]);
        }

        if (!Rfc3339.TryParse(to, out var moment))
        {
            throw new BackupException($"--to: '{to}' is no moment; write it with its zone, e.g. 2026-11-22T09:15:00+07:00.");
        }

        var chosen = backups.NewestUpTo(moment.ToDateTimeOffset())
            ?? throw new BackupException($"The oldest backup, {names[0]}, was taken after {to}.");
        line.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"The newest backup up to {to} was taken {(moment.ToDateTimeOffset() - chosen.TakenAt).TotalSeconds:F1} s before."));
        return chosen;
    }
}
