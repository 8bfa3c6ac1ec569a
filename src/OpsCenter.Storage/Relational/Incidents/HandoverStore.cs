using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class HandoverStore(IDbContextFactory<OpsDbContext> contexts) : IHandoverStore
{
    public async Task<long> AddAsync(ShiftHandover handover, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);

        // The lock of this row makes the ids follow each other.
        await context.IncidentProgress.Where(row => row.Id == IncidentProgressRow.OnlyId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.NumberLast, row => row.NumberLast), cancellation);
        var id = (await context.Handovers.MaxAsync(row => (long?)row.Id, cancellation) ?? 0) + 1;
        context.Handovers.Add(new HandoverRow
        {
            Id = id,
            FromNs = handover.From.UnixNanoseconds,
            ToNs = handover.To.UnixNanoseconds,
            Text = handover.Text,
            GivenBy = handover.GivenBy,
            SignedNs = handover.SignedAt.UnixNanoseconds,
        });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }

    public async Task<bool> ConfirmAsync(long id, string who, Instant at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Handovers.Where(row => row.Id == id && row.TakenBy == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.TakenBy, who).SetProperty(row => row.TakenNs, at.UnixNanoseconds), cancellation) > 0;
    }

    public async Task<ShiftHandover?> FindAsync(long id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.Handovers.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation))?.ToHandover();
    }

    public async Task<IReadOnlyList<ShiftHandover>> ListAsync(int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Handovers.AsNoTracking().OrderByDescending(row => row.Id).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToHandover())];
    }
}
