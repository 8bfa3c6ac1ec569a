using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;

namespace OpsCenter.Storage.Embedded.Journal;

/// <summary>Commits whose points are not in chunks yet. Writer's connection only.</summary>
internal sealed class JournalTable(SqliteConnection writer) : IDisposable
{
    private readonly Statement _append = new(writer, "INSERT INTO journal (points) VALUES (@0) RETURNING number", 1);
    private readonly Statement _delete = new(writer, "DELETE FROM journal WHERE number <= @0", 1);
    private readonly BlobWriter _blob = new();

    public long Append(ReadOnlySpan<JournalPoint> points) => (long)_append.Scalar(JournalCodec.Encode(_blob, points))!;

    public void DeleteUpTo(long number) => _delete.Execute(number);

    /// <summary>Hands every stored commit to <paramref name="apply"/>, oldest first; answers the last one's number.</summary>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public long Replay(Action<JournalPoint[]> apply)
    {
        using var all = new Statement(writer, "SELECT number, points FROM journal ORDER BY number", 0);
        using var rows = all.Read();
        var last = 0L;
        while (rows.Read())
        {
            last = rows.GetInt64(0);
            try
            {
                apply(JournalCodec.Decode(rows.GetFieldValue<byte[]>(1)));
            }
            catch (InvalidDataException error)
            {
                throw new InvalidDataException($"journal row {last} is damaged: {error.Message}", error);
            }
        }

        return last;
    }

    public void Dispose()
    {
        _append.Dispose();
        _delete.Dispose();
    }
}
