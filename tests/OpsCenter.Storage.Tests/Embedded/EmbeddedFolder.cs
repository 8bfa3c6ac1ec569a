using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded;

namespace OpsCenter.Storage.Tests.Embedded;

/// <summary>A data folder with one embedded store, which can be closed and opened again.</summary>
internal sealed class EmbeddedFolder : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly StorageMetrics _metrics = new();

    public EmbeddedFolder(EmbeddedStoreOptions? options = null)
    {
        Options = options ?? new EmbeddedStoreOptions();
        Store = Open();
    }

    public EmbeddedStoreOptions Options { get; }

    public RecordingLogger<EmbeddedTelemetryStore> Log { get; } = new();

    public EmbeddedTelemetryStore Store { get; private set; }

    public string Path => _folder.Path;

    public string File => _folder.File("telemetry.db");

    public EmbeddedTelemetryStore Reopen()
    {
        Store.Dispose();
        return Store = Open();
    }

    public async Task SettleAsync()
    {
        while (await Store.SettleStepAsync(CancellationToken.None))
        {
        }
    }

    public EmbeddedTelemetryStore Open() =>
        EmbeddedTelemetryStore.Open(new DataFolder(Path), Options, _metrics, Log);

    /// <summary>Changes the file behind the store's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose()
    {
        Store.Dispose();
        _metrics.Dispose();
        _folder.Dispose();
    }
}
