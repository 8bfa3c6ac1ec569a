using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>Base of the suites that must hold on every relational database; the server starts once for all of them.</summary>
[Collection(nameof(RelationalSuite))]
public abstract class RelationalSuite(PostgresServer postgres)
{
    /// <summary>Every database this machine can run; <see cref="RelationalDatabaseTests"/> says by name where PostgreSQL is missing.</summary>
    public static TheoryData<RelationalProvider> Databases { get; } =
        PostgresServer.Present ? [RelationalProvider.Sqlite, RelationalProvider.PostgreSQL] : [RelationalProvider.Sqlite];

    protected PostgresServer Postgres { get; } = postgres;

    protected async Task<TestDatabase> MigratedAsync(RelationalProvider provider)
    {
        var database = await EmptyAsync(provider);
        await database.MigrateAsync();
        return database;
    }

    protected async Task<TestDatabase> EmptyAsync(RelationalProvider provider) =>
        new(provider, provider == RelationalProvider.PostgreSQL ? await Postgres.CreateDatabaseAsync() : null);

    [CollectionDefinition(nameof(RelationalSuite))]
    public sealed class Definition : ICollectionFixture<PostgresServer>;
}
