using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Alarms.Maintenance;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class MaintenanceStore(IDbContextFactory<OpsDbContext> contexts) : IMaintenanceStore
{
    public async Task<IReadOnlyList<MaintenanceWindow>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.MaintenanceWindows.AsNoTracking().OrderBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToWindow())];
    }

    public async Task SaveAsync(MaintenanceWindow window, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.MaintenanceWindows.Where(row => row.Id == window.Id).ExecuteDeleteAsync(cancellation);
        context.MaintenanceWindows.Add(MaintenanceWindowRow.From(window));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> RemoveAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.MaintenanceWindows.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) > 0;
    }
}
