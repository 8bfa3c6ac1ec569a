using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Kpis.Progress;

namespace OpsCenter.Storage.Relational.Kpis;

internal sealed class KpiStore(IDbContextFactory<OpsDbContext> contexts) : IKpiStore
{
    public async Task<IReadOnlyList<KpiProgress>> LoadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.KpiProgress.AsNoTracking().OrderBy(row => row.Kpi).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToProgress())];
    }

    public async Task SaveAsync(KpiProgress progress, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = KpiProgressRow.From(progress);
        var known = await context.KpiProgress.AsNoTracking().AnyAsync(other => other.Kpi == row.Kpi, cancellation);
        context.Entry(row).State = known ? EntityState.Modified : EntityState.Added;
        await context.SaveChangesAsync(cancellation);
    }

    public async Task ForgetAsync(IReadOnlyCollection<string> kpis, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.KpiProgress.Where(row => kpis.Contains(row.Kpi)).ExecuteDeleteAsync(cancellation);
    }
}
