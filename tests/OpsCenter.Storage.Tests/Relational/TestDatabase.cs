using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Storage.Relational;
using OpsCenter.Testing;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>One database, and the services as a host would get them; <see cref="AnotherProcess"/> stands for a verb beside the server.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly List<ServiceProvider> _providers = [];
    private readonly RelationalProvider _provider;
    private readonly string? _connectionString;

    public TestDatabase(RelationalProvider provider, string? connectionString)
    {
        _provider = provider;
        _connectionString = connectionString;
        Services = AnotherProcess();
    }

    public ManualTime Time { get; } = new();

    public IServiceProvider Services { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public Task MigrateAsync() => RelationalStorage.MigrateAsync(Services);

    public OpsDbContext Context() => Get<IDbContextFactory<OpsDbContext>>().CreateDbContext();

    public ServiceProvider AnotherProcess()
    {
        var settings = new Dictionary<string, string?>
        {
            ["DataDir"] = _folder.Path,
            ["Database:Provider"] = _provider.ToString(),
            ["Database:ConnectionString"] = _connectionString,
        };
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time);
        services.AddRelationalStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var provider = services.BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using var context = Context();
        return await context.Database.ExecuteSqlRawAsync(sql);
    }

    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var context = Context();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "null" : reader.GetValue(column).ToString())));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            await provider.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
