using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Import;

namespace OpsCenter.App.Verbs;

/// <summary><c>import FILE…</c>.</summary>
internal static class ImportVerb
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(2);

    private static readonly Argument<string[]> Files = new("FILE") { Description = "Line protocol or CSV, plain or gzip; also what `influx_inspect export` and `influx -format csv` write.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Source = new("--source") { Description = "What it comes from, for the audit.", Required = true, HelpName = "NAME" };
    private static readonly Option<ImportFormat?> Format = new("--format") { Description = "line or csv. Default: csv where the name ends in .csv or .csv.gz, else line." };
    private static readonly Option<string?> Precision = new("--precision") { Description = "Unit of times that are whole numbers: ns (default), us, ms, s, m, h.", HelpName = "UNIT" };
    private static readonly Option<string?> Measurement = new("--measurement") { Description = "CSV: measurement of rows that name none.", HelpName = "NAME" };
    private static readonly Option<string[]> Columns = new("--column") { Description = "CSV: what a column is, as ROLE=HEADER. Roles: time, measurement, field, value, tag.NAME, field.NAME, skip. Repeatable.", HelpName = "ROLE=HEADER" };
    private static readonly Option<TimeSpan?> UtcOffset = new("--utc-offset") { Description = "CSV: zone of times that name none, e.g. +07:00.", HelpName = "+HH:MM", CustomParser = ParseOffset };
    private static readonly Option<string?> StateDir = new("--state-dir") { Description = "Where FILE.import.json (how far it is) and FILE.rejected go. Default: beside the file.", HelpName = "DIR" };
    private static readonly Option<bool> Again = new("--again") { Description = "Begin anew, whatever an earlier run did." };
    private static readonly Option<int> Patience = new("--patience") { Description = "Minutes to go on trying where the server takes nothing. Default: 10.", DefaultValueFactory = _ => 10, HelpName = "MINUTES" };

    public static Command Create()
    {
        var command = new Command(
            "import",
            "Send old readings to the running server with the times they have, each batch acknowledged before the next. A run that was stopped or killed goes on with the same call; what is there already is not stored twice.")
        {
            Files, Source, RunningServer.Url, RunningServer.TokenFile, Format, Precision, Measurement, Columns, UtcOffset, StateDir, Again, Patience,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken cancellation)
    {
        var error = line.InvocationConfiguration.Error;
        try
        {
            using var http = new HttpClient { BaseAddress = line.GetValue(RunningServer.Url), Timeout = AnswerWithin };
            var target = new WriteTarget(http, await RunningServer.TokenAsync(line, cancellation) ?? throw new ImportException(RunningServer.NoToken("ingest")), TimeSpan.FromMinutes(line.GetValue(Patience)), TimeProvider.System);
            var import = new FileImport(Settings(line), target, TimeProvider.System);
            foreach (var file in line.GetValue(Files)!)
            {
                await OneAsync(line, import, Path.GetFullPath(file), cancellation);
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync("Stopped. The same call goes on.");
            return 1;
        }
        catch (Exception failure) when (failure is ImportException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await error.WriteLineAsync($"{failure.Message}. What was acknowledged is stored; the same call goes on behind it.");
            return 1;
        }
    }

    private static async Task OneAsync(ParseResult line, FileImport import, string file, CancellationToken cancellation)
    {
        var said = TimeProvider.System.GetTimestamp();
        var progress = new Said(now =>
        {
            if (now.Waiting is not null || TimeProvider.System.GetElapsedTime(said) >= Quiet)
            {
                said = TimeProvider.System.GetTimestamp();
                line.InvocationConfiguration.Error.WriteLine(Sentence(file, now));
            }
        });
        var stateFolder = Path.GetFullPath(line.GetValue(StateDir) ?? Path.GetDirectoryName(file)!);
        Directory.CreateDirectory(stateFolder);
        var state = await import.RunAsync(file, line.GetValue(Source)!, stateFolder, line.GetValue(Again), progress, cancellation);
        if (import.WasDoneBefore)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync($"{file} was imported before; --again does it anew.");
        }
        else
        {
            await AuditAsync(line, file, state, cancellation);
        }

        await line.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {state.Acknowledged} lines stored, {state.Rejected} rejected{(state.Rejected > 0 ? $" (see {Path.Combine(stateFolder, Path.GetFileName(file))}.rejected)" : "")}, {state.Texts} of texts only passed over."));
    }

    private static string Sentence(string file, ImportProgress now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(file)}: {now.State.Acknowledged} lines, {100 * now.Share:F1} %, {now.LinesPerSecond:F0} lines/s, {(now.Left is { } left ? $"{(int)left.TotalHours}:{left:mm\\:ss} left" : "no end known")}, {now.State.Rejected} rejected{(now.Waiting is null ? "" : $"; waiting: {now.Waiting}")}");

    private static async Task AuditAsync(ParseResult line, string file, ImportState state, CancellationToken cancellation)
    {
        await using var services = await VerbServices.StartAsync(line, cancellation);
        await services.GetRequiredService<IAuditLog>().AppendAsync(
            Caller.CommandLine,
            "telemetry.import",
            state.Source,
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}, sha256 {state.Sha256}: {state.Acknowledged} lines stored, {state.Rejected} rejected"),
            cancellation);
    }

    private static ImportSettings Settings(ParseResult line)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in line.GetValue(Columns) ?? [])
        {
            columns[column.Split('=', 2) is [_, var header] ? header : throw new ImportException($"--column: '{column}' is not ROLE=HEADER")] = column.Split('=', 2)[0];
        }

        return new ImportSettings
        {
            Format = line.GetValue(Format),
            Precision = line.GetValue(Precision),
            Measurement = line.GetValue(Measurement),
            UtcOffset = line.GetValue(UtcOffset),
            Columns = columns,
        };
    }

    private static TimeSpan? ParseOffset(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out var offset))
        {
            return text.StartsWith('-') ? -offset : offset;
        }

        given.AddError($"--utc-offset: '{text}' is not like +07:00.");
        return null;
    }

    /// <summary>At once and in order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Said(Action<ImportProgress> say) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => say(value);
    }
}
