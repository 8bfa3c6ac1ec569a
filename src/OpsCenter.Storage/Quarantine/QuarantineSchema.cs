namespace OpsCenter.Storage.Quarantine;

/// <summary>Format 1 of <c>quarantine.db</c>.</summary>
internal static class QuarantineSchema
{
    public const int ApplicationId = 0x4F70_7351;
    public const int Version = 1;

    public const string Sql = """
        CREATE TABLE message (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            received_ns INTEGER NOT NULL,
            source TEXT NOT NULL,
            topic TEXT NOT NULL,
            device TEXT,
            reason TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            folded TEXT NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;
        CREATE INDEX message_by_arrival ON message (received_ns);
        CREATE TABLE totals (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            entries INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            dropped INTEGER NOT NULL
        ) STRICT;
        INSERT INTO totals VALUES (1, 0, 0, 0);
        """;
}
