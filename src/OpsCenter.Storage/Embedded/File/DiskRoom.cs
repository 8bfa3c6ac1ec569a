using System.Globalization;
using Microsoft.Data.Sqlite;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>Whether the disk of a database has room for more. Not thread-safe: used under the lock of the connection.</summary>
/// <remarks>
/// SQLite survives a disk that is really full, but nobody else does: no alarm is kept, nobody signs in, retention cannot delete. So the biggest
/// writers stop before. Once short, an eighth more must be free before they go on, or each commit would end and begin the alarm.
/// </remarks>
internal sealed class DiskRoom(SqliteConnection connection, EmbeddedStoreOptions options) : IDisposable
{
    private const long Megabyte = 1_000_000;

    private readonly DriveInfo _disk = new(OperatingSystem.IsWindows() ? Path.GetPathRoot(connection.DataSource)! : Path.GetDirectoryName(connection.DataSource)!);
    private readonly Statement _pages = new(connection, "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size", 0);

    /// <summary>As of the last look.</summary>
    public bool IsShort { get; private set; }

    /// <summary>As of the last look; null before it, and where the disk does not answer.</summary>
    public StoreRoom? Last { get; private set; }

    /// <summary>Null where there is room, otherwise why not.</summary>
    public string? Look()
    {
        var reserve = options.ReserveBytes;
        var needed = IsShort ? reserve + (reserve / 8) : reserve;
        if (FreeOnDisk() is not { } free)
        {
            // Unknown is not full; the write itself will tell.
            (Last, IsShort) = (null, false);
            return null;
        }

        // What retention emptied is room as well; worth a question only where it decides.
        free += free < needed ? Convert.ToInt64(_pages.Scalar(), CultureInfo.InvariantCulture) : 0;
        (Last, IsShort) = (new StoreRoom(free, reserve), free < needed);
        return IsShort
            ? string.Create(CultureInfo.InvariantCulture, $"the disk is full: {free / Megabyte} MB are free, the last {reserve / Megabyte} MB are kept for alarms and upkeep")
            : null;
    }

    public void Dispose() => _pages.Dispose();

    private long? FreeOnDisk()
    {
        try
        {
            return _disk.AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
