using System.Collections.Concurrent;
using System.Net;

namespace OpsCenter.Simulator.Load;

/// <summary>What all connections of a run share.</summary>
internal sealed class LoadContext(LoadOptions options, EndPoint server, LoadLedger? ledger, TimeProvider time)
{
    private long _sent;
    private long _sentAgain;
    private long _acknowledged;
    private long _refused;
    private long _dropped;
    private long _sentBack;
    private string? _fatal;

    public LoadOptions Options { get; } = options;

    public EndPoint Server { get; } = server;

    public LoadLedger? Ledger { get; } = ledger;

    public TimeProvider Time { get; } = time;

    public LoadSchedule Schedule { get; } = new(options.Devices, options.Rate, options.Duration);

    public LatencyHistogram Latency { get; } = new();

    public LatencyHistogram ConnectTime { get; } = new();

    /// <summary>Connections that went down and wait for their next attempt; holds each connection at most once, so it is bounded by their number.</summary>
    public ConcurrentQueue<LoadConnection> Down { get; } = new();

    /// <summary>Connections whose message came back; drained at every tick, bounded by the messages in flight.</summary>
    public ConcurrentQueue<LoadConnection> Owing { get; } = new();

    /// <summary>Timestamp of the time provider at which message 0 is due; set once, when all connections stand.</summary>
    public long StartTimestamp { get; set; }

    /// <summary>Wall time of the same instant.</summary>
    public long StartUnixNanoseconds { get; set; }

    public long Sent => Interlocked.Read(ref _sent);

    public long SentAgain => Interlocked.Read(ref _sentAgain);

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Refused => Interlocked.Read(ref _refused);

    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Why the run cannot succeed (wrong credentials), or null.</summary>
    public string? Fatal => Volatile.Read(ref _fatal);

    public long UnixNanoseconds(int device, long sequence) => StartUnixNanoseconds + (Schedule.DueAt(device, sequence).Ticks * 100);

    public long DueTimestamp(int device, long sequence) =>
        StartTimestamp + (long)(Schedule.DueAt(device, sequence).TotalSeconds * Time.TimestampFrequency);

    public void CountSent(int messages) => Interlocked.Add(ref _sent, messages);

    public void CountSentAgain(int messages) => Interlocked.Add(ref _sentAgain, messages);

    public long SentBack => Interlocked.Read(ref _sentBack);

    public void PushedBack(LoadConnection connection)
    {
        Interlocked.Increment(ref _sentBack);
        Owing.Enqueue(connection);
    }

    public void CountDropped() => Interlocked.Increment(ref _dropped);

    public void Fail(string reason) => Interlocked.CompareExchange(ref _fatal, reason, null);

    public void Answered(int device, long sequence, long startedAt, byte reason)
    {
        if (reason >= 0x80)
        {
            Interlocked.Increment(ref _refused);
            return;
        }

        Interlocked.Increment(ref _acknowledged);
        Latency.Record((long)Time.GetElapsedTime(startedAt).TotalMicroseconds);
        Ledger?.Acknowledged(Options.DeviceName(device), sequence, UnixNanoseconds(device, sequence));
    }
}
