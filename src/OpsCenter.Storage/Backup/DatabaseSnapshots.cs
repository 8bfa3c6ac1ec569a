namespace OpsCenter.Storage.Backup;

/// <summary>Snapshots of several databases, all taken before the first is read.</summary>
internal sealed class DatabaseSnapshots : IDisposable
{
    private readonly Stack<DatabaseSnapshot> _snapshots = [];

    /// <summary>Bytes in all.</summary>
    public long Length => _snapshots.Sum(snapshot => snapshot.Length);

    /// <exception cref="SnapshotLostException">Try again.</exception>
    public static DatabaseSnapshots Open(IEnumerable<(string Path, bool Writable)> databases)
    {
        var all = new DatabaseSnapshots();
        try
        {
            foreach (var (path, writable) in databases)
            {
                all._snapshots.Push(DatabaseSnapshot.Open(path, writable));
            }

            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    /// <summary>The one opened last, which is the caller's to dispose; null where none is left.</summary>
    public DatabaseSnapshot? TakeNewest() => _snapshots.TryPop(out var snapshot) ? snapshot : null;

    public void Dispose()
    {
        while (_snapshots.TryPop(out var snapshot))
        {
            snapshot.Dispose();
        }
    }
}
