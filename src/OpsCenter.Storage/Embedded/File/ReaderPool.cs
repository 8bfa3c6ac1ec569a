using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpsCenter.Storage.Embedded.File;

/// <summary>A few read-only connections, each lent to one reader at a time; who finds none free waits.</summary>
internal sealed class ReaderPool(SqliteFile file, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size, size);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];

    /// <summary>Calls <paramref name="read"/> with a connection that is nobody else's until it returns.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            var connection = _idle.TryTake(out var idle) ? idle : file.OpenReader();
            try
            {
                return read(connection);
            }
            finally
            {
                _idle.Add(connection);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        _free.Dispose();
    }
}
