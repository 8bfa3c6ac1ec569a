using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;

namespace OpsCenter.Storage.Relational.Access;

internal sealed class AccessStamp(IDbContextFactory<OpsDbContext> contexts) : IAccessStamp
{
    public async Task<long> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.AccessStamps.Where(row => row.Id == AccessStampRow.OnlyId).Select(row => row.Value).SingleAsync(cancellation);
    }
}
