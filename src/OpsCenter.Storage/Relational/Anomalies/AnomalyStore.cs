using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Anomalies;

namespace OpsCenter.Storage.Relational.Anomalies;

internal sealed class AnomalyStore(IDbContextFactory<OpsDbContext> contexts) : IAnomalyStore
{
    public async Task<IReadOnlyList<Anomaly>> LastingAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Anomalies.AsNoTracking().Where(row => row.EndedNs == null).OrderBy(row => row.BeganNs).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToAnomaly())];
    }

    public async Task<IReadOnlyList<Anomaly>> PastAsync(int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Anomalies.AsNoTracking().Where(row => row.EndedNs != null || row.Verdict != null)
            .OrderByDescending(row => row.SeenNs).ThenByDescending(row => row.Id).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToAnomaly())];
    }

    public async Task<Anomaly?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.Anomalies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation))?.ToAnomaly();
    }

    public async Task SaveAsync(Anomaly anomaly, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Anomalies.FirstOrDefaultAsync(row => row.Id == anomaly.Id, cancellation) is { } known)
        {
            known.See(anomaly);
        }
        else
        {
            context.Anomalies.Add(AnomalyRow.From(anomaly));
        }

        await context.SaveChangesAsync(cancellation);
    }

    public async Task<bool> JudgeAsync(Anomaly anomaly, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var judged = AnomalyRow.From(anomaly);
        return await context.Anomalies.Where(row => row.Id == judged.Id && row.Verdict == null).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.Verdict, judged.Verdict).SetProperty(row => row.JudgedBy, judged.JudgedBy)
                .SetProperty(row => row.JudgedNs, judged.JudgedNs).SetProperty(row => row.Reason, judged.Reason),
            cancellation) == 1;
    }
}
