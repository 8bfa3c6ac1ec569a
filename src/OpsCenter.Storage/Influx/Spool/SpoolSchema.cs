namespace OpsCenter.Storage.Influx.Spool;

/// <summary>Format 1 of <c>spool.db</c>.</summary>
/// <remarks>
/// <c>series</c> and <c>event</c> are as in <c>telemetry.db</c>. A number of <c>journal</c> is never used twice: what was sent is known by
/// number, and a new commit must not be taken for it.
/// </remarks>
internal static class SpoolSchema
{
    public const int ApplicationId = 0x4F70_7370;
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
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            points BLOB NOT NULL
        ) STRICT;
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
