using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>Trying a mapping, for technicians. Drafts that are kept are in the audit.</summary>
public sealed class PlaygroundDesk(MappingTrial trial, IQuarantineStore quarantine, IAuditLog audit)
{
    public IReadOnlyList<string> Packs => trial.Packs;

    /// <summary>Null without the permission.</summary>
    public string? SourcesOf(Caller caller, string pack) => May(caller) ? trial.SourcesOf(pack) : null;

    /// <summary>Null without the permission.</summary>
    public async Task<TrialOutcome?> RunAsync(Caller caller, TrialInput input, CancellationToken cancellation) =>
        May(caller) ? await Task.Run(() => trial.Run(input), cancellation) : null;

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

    /// <summary>A refused message to try again; null where it is gone or not for this caller.</summary>
    public async Task<QuarantineEntry?> FindAsync(Caller caller, long id, CancellationToken cancellation) =>
        May(caller) && caller.Can(Permission.ReadQuarantine) ? await quarantine.FindAsync(id, cancellation) : null;

    private static bool May(Caller caller) => caller.Can(Permission.ManageDevices);
}
