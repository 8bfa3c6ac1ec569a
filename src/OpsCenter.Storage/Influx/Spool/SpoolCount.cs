using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Influx.Spool;

/// <summary>How much is in the spool, and signals when that changes. Commits are counted under the spool's lock, leaving by the one who sends. Thread-safe.</summary>
internal sealed class SpoolCount(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _newest;
    private long _sent;
    private long _readings;
    private long _kept;
    private long _bytes;
    private Instant _oldest;

    /// <summary>Beats with every commit.</summary>
    public Pulse Arrived { get; } = new();

    /// <summary>Beats with every batch that has left.</summary>
    public Pulse Departed { get; } = new();

    /// <summary>Number of the newest commit.</summary>
    public long Newest => Volatile.Read(ref _newest);

    /// <summary>Number of the newest commit that InfluxDB has.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Readings that wait.</summary>
    public long Readings => Volatile.Read(ref _readings);

    /// <summary>Readings that were sent and are still in the file.</summary>
    public long Kept => Volatile.Read(ref _kept);

    /// <summary>Of all of them in the file.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Since the oldest that waits came in, as near as is known without reading it; zero where none waits.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_lock)
            {
                var age = _readings == 0 ? TimeSpan.Zero : time.GetInstant() - _oldest;
                return age > TimeSpan.Zero ? age : TimeSpan.Zero;
            }
        }
    }

    public void Came(long number, int readings, long bytes, Instant received)
    {
        lock (_lock)
        {
            _oldest = _readings == 0 ? received : _oldest;
            Volatile.Write(ref _newest, number);
            Volatile.Write(ref _readings, _readings + readings);
            Volatile.Write(ref _bytes, _bytes + bytes);
        }

        Arrived.Beat();
    }

    public void Left(SpoolBatch batch)
    {
        lock (_lock)
        {
            _oldest = new Instant(batch.Points[^1].Point.Received);
            Volatile.Write(ref _sent, batch.UpTo);
            Volatile.Write(ref _readings, _readings - batch.Points.Length);
            Volatile.Write(ref _kept, _kept + batch.Points.Length);
        }

        Departed.Beat();
    }

    /// <summary>What was sent and is still in the file: number of the newest commit, and readings.</summary>
    public (long Sent, long Kept) Gone()
    {
        lock (_lock)
        {
            return (_sent, _kept);
        }
    }

    public void LetGo(long readings, long bytes)
    {
        lock (_lock)
        {
            Volatile.Write(ref _kept, _kept - readings);
            Volatile.Write(ref _bytes, _bytes - bytes);
        }
    }
}
