using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Audit;

/// <summary>The audit as a hash chain. Thread-safe, and safe beside other processes.</summary>
public sealed class AuditLog(IDbContextFactory<OpsDbContext> contexts, TimeProvider time) : IAuditLog
{
    public async Task AppendAsync(Caller caller, string action, string subject, string? detail, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var head = await LockHeadAsync(context, cancellation);
        var unsigned = new AuditRow
        {
            Number = head.Number + 1,
            AtNs = time.GetInstant().UnixNanoseconds,
            Who = caller.Name,
            Kind = caller.Kind.ToString(),
            Action = action,
            Subject = subject,
            Detail = detail,
            Hash = "",
        };
        var hash = AuditHash.Of(head.Hash, unsigned);
        context.Audit.Add(Signed(unsigned, hash));
        head.Number = unsigned.Number;
        head.Hash = hash;
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Audit.AsNoTracking().OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>Walks the chain from the first entry, streaming.</summary>
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var head = await context.AuditHeads.AsNoTracking().SingleAsync(row => row.Id == AuditHeadRow.OnlyId, cancellation);
        var previous = AuditHash.Genesis;
        var number = 0L;
        await foreach (var row in context.Audit.AsNoTracking().Where(row => row.Number <= head.Number)
            .OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (row.Number != number + 1 || row.Hash != AuditHash.Of(previous, row))
            {
                return new AuditVerification(number, number + 1, previous);
            }

            previous = row.Hash;
            number = row.Number;
        }

        var whole = number == head.Number && previous == head.Hash;
        return new AuditVerification(number, whole ? null : number + 1, previous);
    }

    /// <summary>The first statement takes the row's lock, so appends from any process queue here and numbers have no gaps.</summary>
    private static async Task<AuditHeadRow> LockHeadAsync(OpsDbContext context, CancellationToken cancellation)
    {
        await context.AuditHeads.Where(row => row.Id == AuditHeadRow.OnlyId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Number, row => row.Number), cancellation);
        return await context.AuditHeads.SingleAsync(row => row.Id == AuditHeadRow.OnlyId, cancellation);
    }

    private static AuditRow Signed(AuditRow row, string hash) => new()
    {
        Number = row.Number,
        AtNs = row.AtNs,
        Who = row.Who,
        Kind = row.Kind,
        Action = row.Action,
        Subject = row.Subject,
        Detail = row.Detail,
        Hash = hash,
    };
}
