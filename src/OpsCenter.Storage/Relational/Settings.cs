using Microsoft.EntityFrameworkCore;
using OpsCenter.Storage.Relational.Access;

namespace OpsCenter.Storage.Relational;

/// <summary>Small durable facts of the installation by key (an installation id, a migration's mark). Not for configuration files' content.</summary>
public sealed class Settings(IDbContextFactory<OpsDbContext> contexts)
{
    public async Task<string?> GetAsync(string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(row => row.Key == key).Select(row => row.Value).SingleOrDefaultAsync(cancellation);
    }

    public async Task SetAsync(string key, string value, CancellationToken cancellation)
    {
        if (await TryUpdateAsync(key, value, cancellation))
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (!await context.InsertAsync(new SettingRow { Key = key, Value = value }, cancellation))
        {
            // Another process inserted in between.
            await TryUpdateAsync(key, value, cancellation);
        }
    }

    private async Task<bool> TryUpdateAsync(string key, string value, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Settings.Where(row => row.Key == key)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Value, value), cancellation) > 0;
    }
}
