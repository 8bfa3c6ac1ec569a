using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OpsCenter.Storage.Relational;

internal static class UniqueViolation
{
    private const int SqliteConstraint = 19;

    /// <summary>True where the insert failed because the key was there already.</summary>
    public static bool Caused(DbUpdateException error) => error.InnerException switch
    {
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint,
        _ => false,
    };
}
