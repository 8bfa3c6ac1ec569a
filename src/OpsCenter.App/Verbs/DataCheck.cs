using System.CommandLine;
using System.Globalization;
using OpsCenter.Storage;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Integrity;

namespace OpsCenter.App.Verbs;

/// <summary><c>check --data</c>: reads everything in the data folder and names what is damaged.</summary>
internal static class DataCheck
{
    /// <summary>With whether it has a rollback journal, of which a crash may have left something to undo.</summary>
    private static readonly (string Name, bool Journal)[] Others = [("quarantine.db", false), ("ops.db", true)];

    public static int Run(ParseResult line, CancellationToken cancellation)
    {
        var folder = DataFolder.From(VerbOptions.Configuration(line));
        IntegrityReport report;
        try
        {
            report = new TelemetryIntegrity(folder).Check(new VerbProgress(line, "telemetry.db", TimeProvider.System), cancellation);
        }
        catch (TelemetryFileException error)
        {
            line.InvocationConfiguration.Error.WriteLine(error.Message);
            return 1;
        }

        var files = Others.Select(other => (Path: Path.Combine(folder.Path, other.Name), other.Journal)).Where(file => File.Exists(file.Path)).ToArray();
        IReadOnlyList<Damage> damages = [.. report.Damages, .. files.SelectMany(file => SqliteStructure.Check(file.Path, file.Journal))];
        foreach (var damage in damages)
        {
            line.InvocationConfiguration.Output.WriteLine(damage);
        }

        line.InvocationConfiguration.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"telemetry.db: {report.Series} series, {report.Chunks} chunks with {report.Points} sound readings, {report.Summaries} hourly summaries, {report.JournalPoints} readings in {report.JournalRows} commits of the journal, {report.Events} events."));
        line.InvocationConfiguration.Output.WriteLine($"Also read: {(files.Length == 0 ? "nothing" : string.Join(", ", files.Select(file => Path.GetFileName(file.Path))))}.");
        if (damages.Count > 0)
        {
            line.InvocationConfiguration.Error.WriteLine($"{damages.Count} damages. Nothing was changed. What is named above is in a backup that was made before it broke: see `restore --help`.");
            return 1;
        }

        line.InvocationConfiguration.Output.WriteLine("No damage.");
        return 0;
    }
}
