namespace OpsCenter.Storage.Embedded.File;

/// <summary>Format 1 of <c>telemetry.db</c>.</summary>
/// <remarks>
/// A commit appends one row to <c>journal</c>, whatever number of series it touches; later the points move, a whole run of a
/// series at a time, into <c>chunk</c>. Chunks of a series never overlap; one begins at its first point and ends at its last.
/// </remarks>
internal static class TelemetrySchema
{
    public const int ApplicationId = 0x4F70_7354;
    public const int Version = 1;

    public const string Sql = """
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
        CREATE UNIQUE INDEX chunk_by_series ON chunk (series_id, start_ns);
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
