using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Audit;

/// <summary>The audit for those who may see it.</summary>
public sealed class AuditReading(IAuditLog audit)
{
    /// <summary>Newest first; null without <see cref="Permission.ManageUsers"/>.</summary>
    public async Task<IReadOnlyList<AuditEntry>?> ListAsync(Caller caller, int limit, CancellationToken cancellation) =>
        caller.Can(Permission.ManageUsers) ? await audit.ListAsync(limit, cancellation) : null;
}
