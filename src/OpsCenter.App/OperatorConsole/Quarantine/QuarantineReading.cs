using OpsCenter.Core.Access;
using OpsCenter.Core.Quarantine;

namespace OpsCenter.App.OperatorConsole.Quarantine;

/// <summary>What was refused, for those who may see raw payloads.</summary>
public sealed class QuarantineReading(IQuarantineStore store)
{
    /// <summary>Newest first; null without <see cref="Permission.ReadQuarantine"/>.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>?> ListAsync(Caller caller, string? search, int skip, int take, CancellationToken cancellation) =>
        caller.Can(Permission.ReadQuarantine)
            ? await store.ListAsync(Trimmed(search), skip, take, cancellation)
            : null;

    /// <summary>All that the search finds now, page by page, oldest first; null without the permission.</summary>
    public IAsyncEnumerable<IReadOnlyList<QuarantineEntry>>? Pages(Caller caller, string? search, CancellationToken cancellation) =>
        caller.Can(Permission.ReadQuarantine) ? store.PagesAsync(Trimmed(search), cancellation) : null;

    /// <summary>Null without the permission.</summary>
    public async Task<QuarantineTotals?> TotalsAsync(Caller caller, CancellationToken cancellation) =>
        caller.Can(Permission.ReadQuarantine) ? await store.TotalsAsync(cancellation) : null;

    /// <summary>A search as the store takes it.</summary>
    internal static string? Trimmed(string? search) => string.IsNullOrWhiteSpace(search) ? null : search.Trim();
}
