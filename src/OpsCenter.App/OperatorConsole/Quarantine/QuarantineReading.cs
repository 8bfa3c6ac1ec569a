using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>What was refused, for those who may see raw payloads.</summary>
public sealed class QuarantineReading(IQuarantineStore store)
{
    /// <summary>Newest first; null without <see cref="Permission.ReadQuarantine"/>.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>?> ListAsync(Caller caller, string? search, int skip, int take, CancellationToken cancellation) =>
        caller.Can(Permission.ReadQuarantine)
            ? await store.ListAsync(string.IsNullOrWhiteSpace(search) ? null : search.Trim(), skip, take, cancellation)
            : null;

    /// <summary>Null without the permission.</summary>
    public async Task<QuarantineTotals?> TotalsAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.ReadQuarantine) ? await store.TotalsAsync(cancellation) : null;
}
