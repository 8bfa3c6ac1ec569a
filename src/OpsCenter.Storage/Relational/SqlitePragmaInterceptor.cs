using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OpsCenter.Storage.Relational;

/// <summary>Sets what SQLite keeps per connection.</summary>
/// <remarks>
/// A rollback journal, not the write-ahead log: the command line writes beside the server, and SQLite 3.7.0 to 3.51.2 can lose
/// a commit when several connections write and checkpoint one log (the "WAL-reset" bug).
/// </remarks>
internal sealed class SqlitePragmaInterceptor(TimeSpan lockTimeout) : DbConnectionInterceptor
{
    private readonly string _pragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout={(int)lockTimeout.TotalMilliseconds}; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
