namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>
/// How fast one client may send: two buckets of one second, for packets and for bytes. Over it nothing is lost, the connection is only read
/// later, and TCP holds the client back. Used by the reading loop only.
/// </summary>
internal sealed class RateGate(MqttServerOptions options, TimeProvider time)
{
    /// <summary>Longest single wait; a client that is far over waits again after the next read.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private double _packets;
    private double _bytes;
    private long _since = time.GetTimestamp();

    /// <summary>Counts what was read, and says how long to wait before reading on; zero nearly always.</summary>
    public TimeSpan Charge(int packets, long bytes)
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_since, now).TotalSeconds;
        _since = now;
        var wait = Math.Max(
            Charge(ref _packets, packets, options.MaximumPacketsPerSecond, elapsed),
            Charge(ref _bytes, bytes, options.MaximumBytesPerSecond, elapsed));
        return wait <= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(wait, Longest.TotalSeconds));
    }

    // The level drains at the limit's rate; above one second's worth it is too full. A limit of 0 means none.
    private static double Charge(ref double level, long amount, long limit, double elapsed)
    {
        if (limit == 0)
        {
            return 0;
        }

        level = Math.Max(0, level - (elapsed * limit)) + amount;
        return (level - limit) / limit;
    }
}
