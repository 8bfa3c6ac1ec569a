using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Pipeline;

/// <summary>The counters of one source. Thread-safe.</summary>
internal sealed class SourceCounters
{
    /// <summary>Weight of the newest message's lag: one straggler does not stand for the source.</summary>
    private const double Newest = 0.1;
    private readonly Lock _lock = new();
    private long _messages;
    private long _bytes;
    private long _readings;
    private long _events;
    private long _quarantined;
    private long _failed;
    private long _shed;
    private double? _lagSeconds;
    private Instant? _lastMessage;
    private string? _lastError;
    private Instant? _lastErrorAt;

    public void Count(in IngestOutcome outcome, int bytes, Instant receivedAt, TimeSpan? lag)
    {
        lock (_lock)
        {
            _messages++;
            _bytes += bytes;
            _readings += outcome.Readings;
            _events += outcome.Events;
            _lastMessage = receivedAt;
            if (lag is { } late)
            {
                _lagSeconds = _lagSeconds is { } smooth ? smooth + (Newest * (late.TotalSeconds - smooth)) : late.TotalSeconds;
            }

            if (outcome.Result != IngestResult.Stored)
            {
                _quarantined += outcome.Result == IngestResult.Quarantined ? 1 : 0;
                _failed += outcome.Result == IngestResult.StoreFailed ? 1 : 0;
                _lastError = outcome.Reason;
                _lastErrorAt = receivedAt;
            }
        }
    }

    public void Shed()
    {
        lock (_lock)
        {
            _shed++;
        }
    }

    public IngestSourceStatus Snapshot(string source)
    {
        lock (_lock)
        {
            return new IngestSourceStatus(source, _messages, _readings, _events, _quarantined, _lastMessage, _lastError, _lastErrorAt)
            {
                Bytes = _bytes,
                Failed = _failed,
                Shed = _shed,
                Lag = _lagSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            };
        }
    }
}
