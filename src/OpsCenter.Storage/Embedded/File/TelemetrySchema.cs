namespace OpsCenter.Storage.Embedded.File;

/// <summary>Format 2 of <c>telemetry.db</c>.</summary>
/// <remarks>
/// A commit appends one row to <c>journal</c>, whatever number of series it touches; later the points move, a whole run of a
/// series at a time, into <c>chunk</c>. Chunks of a series never overlap; one begins at its first point and ends at its last.
/// <c>span</c> lists them by series and time; its rows lie side by side, so that a year of hourly summaries is read without touching a page of
/// points. The newest chunk of a series still grows, piece by piece, each time some of it settles: its row in <c>span</c> has no end and no summary, and is
/// written once. Where retention took the points, <c>chunk_id</c> is null and the summary remains.
/// </remarks>
internal static class TelemetrySchema
{
    public const int ApplicationId = 0x4F70_7354;
    public const int Version = 2;

    /// <summary>What format 1, which had an index <c>chunk_by_series</c> instead, lacks.</summary>
    public const string Span = """
        CREATE TABLE span (
            series_id INTEGER NOT NULL,
            start_ns INTEGER NOT NULL,
            end_ns INTEGER,
            chunk_id INTEGER,
            summary BLOB,
            PRIMARY KEY (series_id, start_ns)
        ) STRICT, WITHOUT ROWID;

        """;

    /// <summary>All series that were ever named, see <see cref="OpsCenter.Storage.Embedded.Series.SeriesTable"/>.</summary>
    public const string Series = """
        CREATE TABLE series (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            canonical TEXT NOT NULL UNIQUE,
            settled_ns INTEGER,
            latest_ns INTEGER,
            latest_value REAL,
            latest_quality INTEGER,
            latest_flags INTEGER,
            latest_received_ns INTEGER
        ) STRICT;

        """;

    public const string Sql = Series + """
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY,
            points BLOB NOT NULL
        ) STRICT;
        CREATE TABLE chunk (
            id INTEGER PRIMARY KEY,
            series_id INTEGER NOT NULL,
            start_ns INTEGER NOT NULL,
            end_ns INTEGER NOT NULL,
            count INTEGER NOT NULL,
            points BLOB NOT NULL
        ) STRICT;
        """ + Span + Event;

    /// <summary>See <see cref="OpsCenter.Storage.Embedded.Events.EventTable"/>.</summary>
    public const string Event = """
        CREATE TABLE event (
            id TEXT PRIMARY KEY,
            time_ns INTEGER NOT NULL,
            received_ns INTEGER NOT NULL,
            kind TEXT NOT NULL,
            severity INTEGER NOT NULL,
            pack TEXT,
            site TEXT,
            area TEXT,
            device TEXT,
            text TEXT NOT NULL,
            attributes TEXT,
            picture TEXT,
            personal TEXT,
            flags INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX event_by_time ON event (time_ns);
        CREATE INDEX event_by_site ON event (site, time_ns);
        """;
}
