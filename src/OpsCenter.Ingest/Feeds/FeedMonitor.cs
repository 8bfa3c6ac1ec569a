using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Feeds;

/// <summary>What became of a feed's attempts. Written by the feed, read by anyone.</summary>
internal sealed class FeedMonitor(FeedConfig config, FeedMetrics metrics, TimeProvider time)
{
    private readonly Lock _lock = new();
    private FeedState _state;
    private long _brought;
    private long _unchanged;
    private long _failed;
    private long _bytes;
    private Instant? _lastGood;
    private string? _lastError;
    private Instant? _lastErrorAt;
    private Instant? _next;

    public FeedStatus Status
    {
        get
        {
            lock (_lock)
            {
                return new FeedStatus(
                    config.Id, config.Kind, config.Where, config.Topic, _state, _brought, _unchanged, _failed, _bytes, _lastGood, _lastError, _lastErrorAt, _next);
            }
        }
    }

    public void Brought(long bytes)
    {
        metrics.Brought(config, bytes);
        lock (_lock)
        {
            _brought++;
            _bytes += bytes;
            Good();
        }
    }

    /// <summary>It answered, and rightly had nothing new.</summary>
    public void Unchanged()
    {
        lock (_lock)
        {
            _unchanged++;
            Good();
        }
    }

    /// <summary>The way is open, though nothing has come by it.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _state = FeedState.Good;
            _next = null;
        }
    }

    /// <summary>There is nobody to ask.</summary>
    public void NotConfigured()
    {
        lock (_lock)
        {
            _state = FeedState.NotConfigured;
            _next = null;
        }
    }

    /// <summary>There is somebody to ask now.</summary>
    public void Configured()
    {
        lock (_lock)
        {
            _state = _state == FeedState.NotConfigured ? FeedState.Waiting : _state;
        }
    }

    /// <summary>Looked, and there was nothing to take: only the first look is news.</summary>
    public void Idle()
    {
        lock (_lock)
        {
            _state = _state == FeedState.Waiting ? FeedState.Good : _state;
        }
    }

    public void Failed(string reason)
    {
        metrics.Failed(config);
        lock (_lock)
        {
            _state = FeedState.Failing;
            _failed++;
            _lastError = reason;
            _lastErrorAt = time.GetInstant();
        }
    }

    public void Next(TimeSpan wait)
    {
        lock (_lock)
        {
            _next = time.GetInstant() + wait;
        }
    }

    private void Good()
    {
        _state = FeedState.Good;
        _lastGood = time.GetInstant();
    }
}
