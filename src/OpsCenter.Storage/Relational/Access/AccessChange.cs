using Microsoft.EntityFrameworkCore;

namespace OpsCenter.Storage.Relational.Access;

/// <summary>The only way to change who may come in: the stamp that other processes watch grows in the same transaction.</summary>
internal static class AccessChange
{
    /// <param name="contexts">Where connections come from.</param>
    /// <param name="change">Answers whether it changed anything; if not, all is rolled back.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<bool> ChangeAccessAsync(
        this IDbContextFactory<OpsDbContext> contexts, Func<OpsDbContext, Task<bool>> change, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        if (!await change(context))
        {
            return false;
        }

        await context.AccessStamps.Where(row => row.Id == AccessStampRow.OnlyId)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Value, row => row.Value + 1), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>False where the key is taken.</summary>
    public static async Task<bool> InsertAsync<T>(this OpsDbContext context, T row, CancellationToken cancellation)
        where T : class
    {
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException error) when (UniqueViolation.Caused(error))
        {
            return false;
        }
    }
}
