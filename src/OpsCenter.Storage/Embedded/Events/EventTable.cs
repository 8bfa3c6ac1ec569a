using System.Text.Json;
using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.File;

namespace OpsCenter.Storage.Embedded.Events;

/// <summary>Events by id. Writing is for the writer's connection, inside the caller's transaction.</summary>
internal sealed class EventTable(SqliteConnection writer) : IDisposable
{
    private const string Columns =
        "id, time_ns, received_ns, kind, severity, pack, site, area, device, text, attributes, picture, personal, flags";

    private const string Found = "event_found";
    private const int Interrupted = 9;

    private readonly Statement _find = new(writer, $"SELECT {Columns} FROM event WHERE id = @0", 1);

    private readonly Statement _replace = new(
        writer,
        $"INSERT OR REPLACE INTO event ({Columns}) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)",
        14);

    private readonly Statement _deleteBefore = new(
        writer,
        """
        DELETE FROM event WHERE id IN (
            SELECT id FROM event WHERE time_ns < @0
              AND NOT EXISTS (SELECT 1 FROM json_each(@2) WHERE kind = value OR substr(kind, 1, length(value) + 1) = value || '.')
            ORDER BY time_ns LIMIT @1)
        """,
        3);

    private readonly Statement _deleteKindBefore = new(
        writer,
        """
        DELETE FROM event WHERE id IN (
            SELECT id FROM event WHERE time_ns < @0 AND (kind = @2 OR substr(kind, 1, length(@2) + 1) = @2 || '.') ORDER BY time_ns LIMIT @1)
        """,
        3);

    /// <summary>True where the event is new or says something else than the stored one did.</summary>
    public bool Put(OperationalEvent happened)
    {
        if (Find(happened.Id) is { } stored && Same(stored, happened))
        {
            return false;
        }

        _replace.Execute(
            happened.Id,
            happened.Time.UnixNanoseconds,
            happened.ReceivedAt.UnixNanoseconds,
            happened.Kind,
            (int)happened.Severity,
            happened.Pack,
            happened.Site,
            happened.Area,
            happened.Device,
            happened.Text,
            happened.AttributesJson,
            happened.PictureUrl,
            happened.PersonalDataFields.Count == 0 ? null : JsonSerializer.Serialize(happened.PersonalDataFields),
            (int)happened.Flags);
        return true;
    }

    /// <summary>Deletes at most <paramref name="limit"/> of one kind (<c>camera</c> is <c>camera</c> and <c>camera.…</c>), the oldest first.</summary>
    public int DeleteKindBefore(string kind, long time, int limit) => _deleteKindBefore.Execute(time, limit, kind);

    /// <summary>The same for every kind but those.</summary>
    public int DeleteBefore(long time, int limit, IEnumerable<string> except) =>
        _deleteBefore.Execute(time, limit, JsonSerializer.Serialize(except));

    /// <param name="connection">The caller's alone.</param>
    /// <param name="query">What is wanted.</param>
    /// <param name="cancellation">Ends even a search that finds nothing for long.</param>
    public static IReadOnlyList<OperationalEvent> Read(SqliteConnection connection, EventQuery query, CancellationToken cancellation)
    {
        using var interrupt = cancellation.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
        try
        {
            return Read(connection, query);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Interrupted && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <param name="connection">The caller's alone.</param>
    /// <param name="kind">It, or what begins with it and a dot.</param>
    public static Instant? Oldest(SqliteConnection connection, string kind)
    {
        using var statement = new Statement(connection, "SELECT time_ns FROM event WHERE kind = @0 OR substr(kind, 1, length(@0) + 1) = @0 || '.' ORDER BY time_ns LIMIT 1", 1);
        return statement.Scalar(kind) is long found ? new Instant(found) : null;
    }

    public void Dispose()
    {
        _find.Dispose();
        _replace.Dispose();
        _deleteBefore.Dispose();
        _deleteKindBefore.Dispose();
    }

    private static List<OperationalEvent> Read(SqliteConnection connection, EventQuery query)
    {
        var search = EventSearch.Of(query.Text);
        if (search is not null)
        {
            // By time, newest first, so that it ends with the last row wanted. The connection is ours alone until then.
            connection.CreateFunction<string, string, string?, string?, string?, bool>(Found, search.Finds, isDeterministic: true);
        }

        using var statement = new Statement(
            connection,
            $"""
            SELECT {Columns} FROM event
            WHERE time_ns >= @0 AND time_ns < @1
              AND (@2 IS NULL OR substr(kind, 1, length(@2)) = @2) AND (@3 IS NULL OR pack = @3) {(query.Site is null ? "" : "AND site = @4")}
              {(search is null ? "" : $"AND {Found}(text, kind, site, area, device)")}
            ORDER BY time_ns DESC, id DESC LIMIT @5
            """,
            6);
        using var rows = statement.Read(
            query.From.UnixNanoseconds, query.To.UnixNanoseconds, query.KindPrefix, query.Pack, query.Site, Math.Max(query.Limit, 0));
        var found = new List<OperationalEvent>();
        while (rows.Read())
        {
            found.Add(FromRow(rows));
        }

        return found;
    }

    private OperationalEvent? Find(string id)
    {
        using var rows = _find.Read(id);
        return rows.Read() ? FromRow(rows) : null;
    }

    /// <summary>When it reached us, and that it did so late, differs between deliveries of one event; the rest is what it says.</summary>
    private static bool Same(OperationalEvent stored, OperationalEvent happened) =>
        stored.PersonalDataFields.SequenceEqual(happened.PersonalDataFields)
        && Content(stored) == Content(happened) with { PersonalDataFields = stored.PersonalDataFields };

    private static OperationalEvent Content(OperationalEvent happened) =>
        happened with { ReceivedAt = default, Flags = happened.Flags & ~ReadingFlags.Late };

    private static OperationalEvent FromRow(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Time = new Instant(row.GetInt64(1)),
        ReceivedAt = new Instant(row.GetInt64(2)),
        Kind = row.GetString(3),
        Severity = (Severity)row.GetByte(4),
        Pack = Text(row, 5),
        Site = Text(row, 6),
        Area = Text(row, 7),
        Device = Text(row, 8),
        Text = row.GetString(9),
        AttributesJson = Text(row, 10),
        PictureUrl = Text(row, 11),
        PersonalDataFields = row.IsDBNull(12) ? [] : JsonSerializer.Deserialize<string[]>(row.GetString(12)) ?? [],
        Flags = (ReadingFlags)row.GetByte(13),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
