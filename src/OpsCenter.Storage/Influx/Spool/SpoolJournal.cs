using Microsoft.Data.Sqlite;
using OpsCenter.Storage.Embedded.Encoding;
using OpsCenter.Storage.Embedded.File;
using OpsCenter.Storage.Embedded.Journal;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Commits in the order they came. Writer's connection only.</summary>
internal sealed class SpoolJournal(SqliteConnection writer) : IDisposable
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

    /// <summary>Hands the commits behind <paramref name="number"/> to <paramref name="take"/>, oldest first, until it answers false.</summary>
    /// <exception cref="InvalidDataException">A row is damaged.</exception>
    public void ReadAfter(long number, Func<long, JournalPoint[], int, bool> take)
    {
        using var rows = _after.Read(number);
        while (rows.Read())
        {
            var at = rows.GetInt64(0);
            var blob = rows.GetFieldValue<byte[]>(1);
            if (!take(at, Decode(at, blob), blob.Length))
            {
                return;
            }
        }
    }

    /// <summary>Answers how many bytes of points that were.</summary>
    public long DeleteUpTo(long number)
    {
        var bytes = (long)_bytesUpTo.Scalar(number)!;
        _delete.Execute(number);
        return bytes;
    }

    public void Dispose()
    {
        _append.Dispose();
        _after.Dispose();
        _bytesUpTo.Dispose();
        _delete.Dispose();
    }

    private static JournalPoint[] Decode(long number, byte[] blob)
    {
        try
        {
            return JournalCodec.Decode(blob);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"journal row {number} is damaged: {error.Message}", error);
        }
    }
}
