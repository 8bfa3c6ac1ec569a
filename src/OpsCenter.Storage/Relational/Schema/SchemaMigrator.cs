using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Schema;

/// <summary>Applies the missing steps, all in one transaction, under a lock that dies with its holder.</summary>
/// <remarks>
/// Not EF's own migrator: since version 9 it guards SQLite with a lock row, and a process killed while it holds that row blocks
/// every later start until somebody deletes it.
/// </remarks>
internal sealed class SchemaMigrator(
    IDbContextFactory<OpsDbContext> contexts, IOptions<RelationalOptions> options, TimeProvider time, ILogger<SchemaMigrator> logger)
{
    /// <summary>Any number that no other program on the same PostgreSQL database takes.</summary>
    private const long AdvisoryLock = 0x4F70_7343_656E_7472;

    private const string History =
        "CREATE TABLE IF NOT EXISTS schema_history (version integer PRIMARY KEY, name text NOT NULL, applied_ns bigint NOT NULL);";

    public async Task MigrateAsync(CancellationToken cancellation)
    {
        var steps = SchemaStep.All(options.Value.Provider);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.OpenConnectionAsync(cancellation);
        var connection = context.Database.GetDbConnection();

        // SQLite begins immediate, which is the lock; PostgreSQL gets an advisory one that ends with the transaction.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var raw = transaction.GetDbTransaction();
        if (options.Value.Provider == RelationalProvider.PostgreSQL)
        {
            await ExecuteAsync(connection, raw, $"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancellation);
        }

        await ExecuteAsync(connection, raw, History, cancellation);
        var version = await VersionAsync(connection, raw, cancellation);
        var known = steps[^1].Version;
        if (version > known)
        {
            throw new SchemaVersionException(version, known);
        }

        foreach (var step in steps.Where(step => step.Version > version))
        {
            await ExecuteAsync(connection, raw, step.Sql, cancellation);
            await RecordAsync(connection, raw, step, cancellation);
            Log.SchemaStepApplied(logger, step.Version, step.Name, options.Value.Provider);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> VersionAsync(DbConnection connection, DbTransaction transaction, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT coalesce(max(version), 0) FROM schema_history";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task RecordAsync(DbConnection connection, DbTransaction transaction, SchemaStep step, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO schema_history (version, name, applied_ns) VALUES (@version, @name, @applied)";
        Add(command, "@version", step.Version);
        Add(command, "@name", step.Name);
        Add(command, "@applied", time.GetInstant().UnixNanoseconds);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

#pragma warning disable CA2100 // The texts are the embedded steps and the constants above, never input.
    private static async Task ExecuteAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
#pragma warning restore CA2100
}
