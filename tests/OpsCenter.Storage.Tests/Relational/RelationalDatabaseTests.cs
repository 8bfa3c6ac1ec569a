using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Relational.Identity;
using OpsCenter.Storage.Relational.Schema;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

public sealed class RelationalDatabaseTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private const string PostgresSchema = """
        SELECT table_name || '.' || column_name, data_type, is_nullable, character_maximum_length, is_identity
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_history' ORDER BY 1
        """;

    private const string PostgresKeys = """
        SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> coalesce(to_regclass('schema_history'), 0) ORDER BY 1
        """;

    private const string PostgresIndexes =
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_history' ORDER BY 1";

    private const string SqliteSchema = """
        SELECT t.name || '.' || c.name, c.type, c."notnull", c.pk FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT IN ('schema_history', 'sqlite_sequence') ORDER BY 1
        """;

    private const string SqliteKeys = """
        SELECT t.name || '.' || f."from", f."table", f."to", f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f
        WHERE t.type = 'table' ORDER BY 1
        """;

    private const string SqliteIndexes = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";

    [PeerFact("initdb", "postgres")]
    public async Task Postgresql_StartedFromTheMachinesBinaries_Migrates()
    {
        await using var database = await MigratedAsync(RelationalProvider.PostgreSQL);

        Assert.Equal(
            SchemaStep.All(RelationalProvider.PostgreSQL).Select(step => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step.Version}|{step.Name}")),
            await database.RowsAsync("SELECT version, name FROM schema_history ORDER BY version"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Migrate_EmptyDatabase_MakesTheSchemaOfTheModel(RelationalProvider provider)
    {
        await using var migrated = await MigratedAsync(provider);
        await using var modelled = await EmptyAsync(provider);
        await using (var context = modelled.Context())
        {
            await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        foreach (var sql in provider == RelationalProvider.Sqlite ? [SqliteSchema, SqliteKeys, SqliteIndexes] : new[] { PostgresSchema, PostgresKeys, PostgresIndexes })
        {
            var wanted = await modelled.RowsAsync(sql);
            Assert.NotEmpty(wanted);
            Assert.Equal(wanted, await migrated.RowsAsync(sql));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Migrate_ManyProcessesAtOnce_AppliesEachStepOnce(RelationalProvider provider)
    {
        await using var database = await EmptyAsync(provider);
        var processes = Enumerable.Range(0, 4).Select(_ => database.AnotherProcess()).ToArray();

        await Task.WhenAll(processes.Select(process => Task.Run(() => RelationalStorage.MigrateAsync(process))));
        await database.MigrateAsync();

        var known = SchemaStep.All(provider).Count;
        Assert.Equal([known.ToString(System.Globalization.CultureInfo.InvariantCulture)], await database.RowsAsync("SELECT count(*) FROM schema_history"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Migrate_DatabaseOfANewerBuild_Refuses(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        await database.ExecuteAsync("INSERT INTO schema_history (version, name, applied_ns) VALUES (999, 'future', 0)");

        var error = await Assert.ThrowsAsync<SchemaVersionException>(database.MigrateAsync);

        Assert.Equal(999, error.Found);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Identity_UserWithRoleAndPassword_SignsInFromAnotherScope(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        await using var services = IdentityOver(database);
        await using (var scope = services.CreateAsyncScope())
        {
            var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<OpsUser>>();
            Assert.True((await roles.CreateAsync(new IdentityRole("Operator"))).Succeeded);
            var user = new OpsUser { UserName = "lan", DisplayName = "Trần Thị Lan", LockoutEnd = database.Time.GetUtcNow() };
            Assert.True((await users.CreateAsync(user, "Giờ-trực-07:00")).Succeeded);
            Assert.True((await users.AddToRoleAsync(user, "Operator")).Succeeded);
        }

        await using var later = services.CreateAsyncScope();
        var manager = later.ServiceProvider.GetRequiredService<UserManager<OpsUser>>();
        var found = await manager.FindByNameAsync("LAN");
        Assert.NotNull(found);
        Assert.Equal("Trần Thị Lan", found.DisplayName);
        Assert.Equal(["Operator"], await manager.GetRolesAsync(found));
        Assert.True(await manager.CheckPasswordAsync(found, "Giờ-trực-07:00"));
        Assert.False(await manager.CheckPasswordAsync(found, "Giờ-trực-07:01"));
    }

    [Fact]
    public async Task Sqlite_OpenedByEf_UsesARollbackJournalAndFullSync()
    {
        await using var database = await MigratedAsync(RelationalProvider.Sqlite);

        Assert.Equal(["truncate"], await database.RowsAsync("PRAGMA journal_mode"));
        Assert.Equal(["2"], await database.RowsAsync("PRAGMA synchronous"));
    }

    [Theory]
    [InlineData(RelationalProvider.PostgreSQL, null)]
    [InlineData(RelationalProvider.Sqlite, "Host=db")]
    public void Options_ConnectionStringThatDoesNotFit_RefusedByKey(RelationalProvider provider, string? connectionString)
    {
        var result = new RelationalOptionsValidator().Validate(null, new RelationalOptions { Provider = provider, ConnectionString = connectionString });

        Assert.Contains("Database:ConnectionString", Assert.Single(result.Failures!), StringComparison.Ordinal);
    }

    private static ServiceProvider IdentityOver(TestDatabase database)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(database.Get<IDbContextFactory<OpsDbContext>>());
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<OpsDbContext>>().CreateDbContext());
        services.AddIdentityCore<OpsUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<OpsDbContext>();
        return services.BuildServiceProvider();
    }
}
