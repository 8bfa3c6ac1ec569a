using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Storage.Relational.Schema;

namespace OpsCenter.Storage.Relational;

public static class RelationalStorage
{
    /// <summary>Brings the database to this build's schema; nothing to do is the usual case. Safe while other processes do the same.</summary>
    /// <exception cref="SchemaVersionException">The database was made by a newer build.</exception>
    public static Task MigrateAsync(IServiceProvider services, CancellationToken cancellation = default) =>
        services.GetRequiredService<SchemaMigrator>().MigrateAsync(cancellation);
}
