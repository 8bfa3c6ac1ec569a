using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>Opens the one writing connection of a file of ours: checks whose it is, its version and its health, and brings its schema.</summary>
/// <param name="Path">The file.</param>
/// <param name="ApplicationId">Ours, one per kind of file.</param>
/// <param name="Version">Newest version this build knows.</param>
/// <param name="Schema">Makes version <paramref name="Version"/> in an empty file.</param>
internal sealed record SqliteFile(string Path, int ApplicationId, int Version, string Schema)
{
    /// <summary>Answer of <c>PRAGMA auto_vacuum</c> where free pages can be given back.</summary>
    public const int IncrementalVacuum = 2;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Nobody but us should lock the file; who does (a copy by hand) makes commits wait this long, then be tried again later.</summary>
    private const int LockTimeoutSeconds = 2;

    /// <summary>A new file can give free pages back to the disk while it is used; one made before cannot learn it.</summary>
    public bool GivesRoomBack { get; init; }

    /// <param name="checkUpToBytes">A file up to this size is checked whole; a bigger one would keep the start waiting.</param>
    /// <exception cref="TelemetryFileException">Not ours, newer, or damaged.</exception>
    public SqliteConnection OpenWriter(long checkUpToBytes)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = LockTimeoutSeconds }.ConnectionString);
        try
        {
            connection.Open();
            var empty = IsEmptyOrOurs(connection);
            if (empty && GivesRoomBack)
            {
                // Before the first page is written, which entering WAL does.
                Execute(connection, "PRAGMA auto_vacuum=INCREMENTAL");
            }

            Execute(connection, "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;");
            Execute(connection, "PRAGMA wal_autocheckpoint=2000; PRAGMA cache_size=-32000; PRAGMA journal_size_limit=67108864;");
            if (empty)
            {
                Execute(connection, string.Create(
                    CultureInfo.InvariantCulture,
                    $"BEGIN IMMEDIATE; {Schema} PRAGMA application_id={ApplicationId}; PRAGMA user_version={Version}; COMMIT;"));
            }

            if (new FileInfo(Path).Length <= checkUpToBytes)
            {
                Check(connection);
            }

            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw error.SqliteErrorCode is Corrupt or NotADatabase ? Damaged(error.Message, error) : new TelemetryFileException($"{Path} cannot be opened: {error.Message}", error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ConnectionString);
        connection.Open();

        // A reader must never checkpoint: only one connection may, see the remark on the store.
        Execute(connection, "PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-8000;");
        return connection;
    }

#pragma warning disable CA2100 // Constant texts of this assembly and numbers of ours.
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
#pragma warning restore CA2100

    /// <summary>True where the file is empty, false where it is ours; nothing is changed before this is known.</summary>
    private bool IsEmptyOrOurs(SqliteConnection connection)
    {
        var owner = Number(connection, "PRAGMA application_id");
        var version = Number(connection, "PRAGMA user_version");
        if (owner == 0 && version == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0)
        {
            return true;
        }

        if (owner != ApplicationId)
        {
            throw new TelemetryFileException($"{Path} is a database of another program: move it away, or choose another --DataDir.");
        }

        return version <= Version ? false : throw new TelemetryFileException(
            $"{Path} has format {version}, this build knows formats up to {Version}: start the newer build, or restore a backup made by this one.");
    }

    private void Check(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var answer = (string?)command.ExecuteScalar();
        if (answer != "ok")
        {
            throw Damaged(answer ?? "no answer");
        }
    }

    /// <summary>What to throw where the file is not what it was.</summary>
    public TelemetryFileException Damaged(string what, Exception? inner = null) =>
        new($"{Path} is damaged ({what}): restore it from a backup, or move it away to start with an empty one.", inner);
}
