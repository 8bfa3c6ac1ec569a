using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.Integrity;

/// <summary>Whether an SQLite file's pages and trees are in order; what is in them is another matter.</summary>
public static class SqliteStructure
{
    /// <param name="path">The file.</param>
    /// <param name="writable">For one with a rollback journal, of which a crash may have left something to undo; its writers wait. Never for one with a write-ahead log.</param>
    /// <returns>Empty where it is sound.</returns>
    public static IReadOnlyList<Damage> Check(string path, bool writable)
    {
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = writable ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly }.ConnectionString);
            connection.Open();
            return Check(connection, Path.GetFileName(path));
        }
        catch (SqliteException error)
        {
            return [new Damage($"{Path.GetFileName(path)} cannot be read: {error.Message}")];
        }
    }

    internal static IReadOnlyList<Damage> Check(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(20)";
        using var rows = command.ExecuteReader();
        var found = new List<Damage>();
        while (rows.Read())
        {
            if (rows.GetString(0) is var line && line != "ok")
            {
                found.Add(new Damage($"{name}: {line}"));
            }
        }

        return found;
    }
}
