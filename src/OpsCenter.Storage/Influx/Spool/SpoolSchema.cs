using OpsCenter.Storage.Embedded.File;

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

    public const string Sql = TelemetrySchema.Series + """
        CREATE TABLE journal (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            points BLOB NOT NULL
        ) STRICT;

        """ + TelemetrySchema.Event;
}
