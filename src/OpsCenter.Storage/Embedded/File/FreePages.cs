using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>Gives pages that deleting left free back to the disk. Writer's connection only, inside a transaction.</summary>
/// <remarks>A share stays: new chunks fill it soon, and a file that shrinks and grows by turns writes everything twice.</remarks>
internal sealed class FreePages : IDisposable
{
    /// <summary>Half a mebibyte: a step is then about as long as a commit.</summary>
    private const int StepPages = 64;

    private const int KeepOneIn = 10;
    private const long KeepBytes = 16L << 20;

    private readonly SqliteConnection _writer;
    private readonly Statement _state;
    private readonly Statement _free;
    private readonly bool _possible;

    public FreePages(SqliteConnection writer)
    {
        _writer = writer;
        _state = new Statement(writer, "SELECT freelist_count, page_count, page_size FROM pragma_freelist_count, pragma_page_count, pragma_page_size", 0);
        _free = new Statement(writer, $"PRAGMA incremental_vacuum({StepPages})", 0);

        // A file made by an older build has no map of who points where, and cannot.
        _possible = SqliteFile.Number(writer, "PRAGMA auto_vacuum") == SqliteFile.IncrementalVacuum;
    }

    /// <summary>More are free than are kept.</summary>
    public bool TooMany
    {
        get
        {
            if (!_possible)
            {
                return false;
            }

            using var row = _state.Read();
            row.Read();
            return row.GetInt64(0) > Math.Max(row.GetInt64(1) / KeepOneIn, KeepBytes / row.GetInt64(2)) + StepPages;
        }
    }

    /// <summary>Answers how many went.</summary>
    public long GiveBack()
    {
        var before = Count();

        // A row per page; the pragma does no more than is read of it.
        using (var rows = _free.Read())
        {
            while (rows.Read())
            {
            }
        }

        return before - Count();
    }

    public void Dispose()
    {
        _state.Dispose();
        _free.Dispose();
    }

    private long Count() => SqliteFile.Number(_writer, "PRAGMA freelist_count");
}
