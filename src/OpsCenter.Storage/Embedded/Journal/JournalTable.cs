using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;

namespace OpsCenter.Storage.Embedded.Journal;

/// <summary>Commits in the order they came, as long as their points are nowhere else. Writer's connection only.</summary>
internal sealed class JournalTable(SqliteConnection writer) : IDisposable
{
    private readonly Statement _append = new(writer, "INSERT INTO journal (points) VALUES (@0) RETURNING number", 1);
    private readonly Statement _after = new(writer, "SELECT number, points FROM journal WHERE number > @0 ORDER BY number", 1);
    private readonly Statement _bytesUpTo = new(writer, "SELECT coalesce(sum(length(points)), 0) FROM journal WHERE number <= @0", 1);
    private readonly Statement _delete = new(writer, "DELETE FROM journal WHERE number <= @0", 1);
    private readonly BlobWriter _blob = new();

    public (long Number, long Bytes) Append(ReadOnlySpan<JournalPoint> points)
    {
        var blob = JournalCodec.Encode(_blob, points);
        return ((long)_append.Scalar(blob)!, blob.Length);
    }

    /// <summary>Hands the commits behind <paramref name="number"/> and their bytes to <paramref name="take"/>, oldest first, until it answers false.</summary>
    /// <exception cref="InvalidDataException">A row is damaged, or cannot be taken.</exception>
    public void ReadAfter(long number, Func<long, JournalPoint[], int, bool> take)
    {
        using var rows = _after.Read(number);
        while (rows.Read())
        {
            var at = rows.GetInt64(0);
            var blob = rows.GetFieldValue<byte[]>(1);
            try
            {
                if (!take(at, JournalCodec.Decode(blob), blob.Length))
                {
                    return;
                }
            }
            catch (InvalidDataException error)
            {
                throw new InvalidDataException($"journal row {at} is damaged: {error.Message}", error);
            }
        }
    }

    /// <summary>Of points.</summary>
    public long BytesUpTo(long number) => (long)_bytesUpTo.Scalar(number)!;

    public void DeleteUpTo(long number) => _delete.Execute(number);

    public void Dispose()
    {
        _append.Dispose();
        _after.Dispose();
        _bytesUpTo.Dispose();
        _delete.Dispose();
    }
}
