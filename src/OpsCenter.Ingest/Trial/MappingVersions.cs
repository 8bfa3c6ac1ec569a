using System.Globalization;
using System.Text;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Trial;

/// <summary>Puts a pack's <c>sources.yaml</c> into force and keeps what it replaces, so that every change can be taken back. Thread-safe.</summary>
/// <remarks>Versions lie under <c>.versions</c> of the configuration folder with an ending that nothing reads as configuration; the newest <see cref="Kept"/> stay.</remarks>
public sealed class MappingVersions(MappingTrial trial, LiveIngestConfig live, ConfigFolderPath folder)
{
    public const int Kept = 50;
    private const string Ending = ".sources";
    private readonly Lock _lock = new();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MappingVersion> List(string pack)
    {
        var path = Folder(pack);
        return Directory.Exists(path)
            ?
            [
                .. new DirectoryInfo(path).EnumerateFiles("*" + Ending)
                    .Select(file => (file, known: int.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var number), number))
                    .Where(version => version.known)
                    .OrderByDescending(version => version.number)
                    .Select(version => new MappingVersion(version.number, Instant.From(version.file.LastWriteTimeUtc))),
            ]
            : [];
    }

    /// <summary>Null where it is not kept.</summary>
    public string? Read(string pack, int number)
    {
        var file = File(pack, number);
        return System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file) : null;
    }

    /// <param name="draft">What shall be in force.</param>
    /// <param name="basedOn">The file's content when the draft was begun.</param>
    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public EnforceOutcome Enforce(TrialDraft draft, string basedOn)
    {
        lock (_lock)
        {
            var current = trial.SourcesOf(draft.Pack);
            return current != basedOn ? new EnforceOutcome.Outdated() : Replace(draft, current);
        }
    }

    /// <summary>The version before comes back; what was in force becomes a version, so that this too can be taken back.</summary>
    /// <exception cref="IOException">It cannot be written; what was in force is.</exception>
    public EnforceOutcome Undo(string pack)
    {
        lock (_lock)
        {
            return List(pack) is [var newest, ..] && Read(pack, newest.Number) is { } before
                ? Replace(new TrialDraft(pack, before), trial.SourcesOf(pack))
                : new EnforceOutcome.Nothing();
        }
    }

    private EnforceOutcome Replace(TrialDraft draft, string current)
    {
        if (draft.Sources == current)
        {
            return new EnforceOutcome.Nothing();
        }

        if (trial.Check(draft) is { Count: > 0 } errors)
        {
            return new EnforceOutcome.Refused(errors);
        }

        var number = Keep(draft.Pack, current);
        return ConfigFileSwap.Put(live, trial.SourcesFile(draft.Pack), draft.Sources) is { Count: > 0 } found ? new EnforceOutcome.Refused(found) : new EnforceOutcome.Done(number);
    }

    private int Keep(string pack, string content)
    {
        var versions = List(pack);
        var number = versions is [var newest, ..] ? newest.Number + 1 : 1;
        Directory.CreateDirectory(Folder(pack));
        AtomicFile.Write(File(pack, number), Encoding.UTF8.GetBytes(content));
        foreach (var old in versions.Skip(Kept - 1))
        {
            System.IO.File.Delete(File(pack, old.Number));
        }

        return number;
    }

    private string File(string pack, int number) => Path.Combine(Folder(pack), number.ToString("D6", CultureInfo.InvariantCulture) + Ending);

    private string Folder(string pack) => trial.Packs.Contains(pack)
        ? Path.Combine(folder.Path, ".versions", "packs", pack)
        : throw new ArgumentException($"there is no pack '{pack}'", nameof(pack));
}
