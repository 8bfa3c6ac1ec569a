using System.Globalization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>Capturing messages, trying a mapping and putting it into force, for technicians. What is kept, looked at or changed is in the audit.</summary>
public sealed class PlaygroundDesk(MappingTrial trial, MappingVersions versions, MessageTap tap, IQuarantineStore quarantine, IAuditLog audit)
{
    public IReadOnlyList<string> Packs => trial.Packs;

    /// <summary>Null without the permission.</summary>
    public string? SourcesOf(Caller caller, string pack) => May(caller) ? trial.SourcesOf(pack) : null;

    /// <summary>Null without the permission.</summary>
    public async Task<TrialOutcome?> RunAsync(Caller caller, TrialInput input, CancellationToken cancellation) =>
        May(caller) ? await Aside.RunAsync(() => trial.Run(input), cancellation) : null;

    /// <summary>The file it lies in now; null without the permission.</summary>
    public async Task<string?> KeepAsync(Caller caller, TrialDraft draft, CancellationToken cancellation)
    {
        if (!May(caller))
        {
            return null;
        }

        var file = trial.Keep(draft);
        await audit.AppendAsync(caller, "mapping.draft", file, null, cancellation);
        return file;
    }

    /// <summary>Null without the permission to see raw payloads, or with a problem; what is captured goes to nobody but the caller.</summary>
    public async Task<(MessageCapture? Capture, string Problem)> CaptureAsync(Caller caller, string filter, int messages, CancellationToken cancellation)
    {
        if (!MaySeeRaw(caller))
        {
            return (null, "");
        }

        var capture = tap.Open(filter, messages, out var problem);
        if (capture is not null)
        {
            await audit.AppendAsync(caller, "mapping.capture", filter, $"up to {capture.Wanted.ToString(CultureInfo.InvariantCulture)} messages", cancellation);
        }

        return (capture, problem);
    }

    public void Stop(MessageCapture capture) => tap.Close(capture);

    /// <summary>Newest first; null without the permission.</summary>
    public IReadOnlyList<MappingVersion>? VersionsOf(Caller caller, string pack) => May(caller) ? versions.List(pack) : null;

    /// <summary>Null where it is not kept, or without the permission.</summary>
    public string? Version(Caller caller, string pack, int number) => May(caller) ? versions.Read(pack, number) : null;

    /// <summary>Null without the permission.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<EnforceOutcome?> EnforceAsync(Caller caller, TrialDraft draft, string basedOn, CancellationToken cancellation) =>
        May(caller) ? await NoteAsync(caller, "mapping.enforce", draft.Pack, await Aside.RunAsync(() => versions.Enforce(draft, basedOn), cancellation)) : null;

    /// <summary>Null without the permission.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<EnforceOutcome?> UndoAsync(Caller caller, string pack, CancellationToken cancellation) =>
        May(caller) ? await NoteAsync(caller, "mapping.undo", pack, await Aside.RunAsync(() => versions.Undo(pack), cancellation)) : null;

    /// <summary>A refused message to try again; null where it is gone or not for this caller.</summary>
    public async Task<QuarantineEntry?> FindAsync(Caller caller, long id, CancellationToken cancellation) =>
        MaySeeRaw(caller) ? await quarantine.FindAsync(id, cancellation) : null;

    public static bool MaySeeRaw(Caller caller) => May(caller) && caller.Can(Permission.ReadQuarantine);

    private static bool May(Caller caller) => caller.Can(Permission.ManageDevices);

    /// <summary>Once it is in force it is noted, whoever has left the page meanwhile.</summary>
    private async Task<EnforceOutcome> NoteAsync(Caller caller, string action, string pack, EnforceOutcome outcome)
    {
        if (outcome is EnforceOutcome.Done done)
        {
            await audit.AppendAsync(caller, action, $"packs/{pack}/sources.yaml", $"version {done.Kept.ToString(CultureInfo.InvariantCulture)} kept", CancellationToken.None);
        }

        return outcome;
    }
}
