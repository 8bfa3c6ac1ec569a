using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Feeds;

/// <summary>What became of a feed's attempts. Written by the feed, read by anyone.</summary>
internal sealed class FeedMonitor(FeedConfig config, FeedMetrics metrics, TimeProvider time)
{
    private readonly Lock _lock = new();
    private FeedStatus _status = new(config.Id, config.Kind, config.Where, config.Topic, FeedState.Waiting, 0, 0, 0, 0, null, null, null, null);

    public FeedStatus Status
    {
        get
        {
            lock (_lock)
            {
                return _status;
            }
        }
    }

    public void Brought(long bytes)
    {
        metrics.Brought(config, bytes);
        lock (_lock)
        {
            _status = _status with { State = FeedState.Good, Brought = _status.Brought + 1, Bytes = _status.Bytes + bytes, LastGood = time.GetInstant() };
        }
    }

    /// <summary>It answered, and rightly had nothing new.</summary>
    public void Unchanged()
    {
        lock (_lock)
        {
            _status = _status with { State = FeedState.Good, Unchanged = _status.Unchanged + 1, LastGood = time.GetInstant() };
        }
    }

    /// <summary>Looked, and there was nothing to take: counted as nothing.</summary>
    public void Idle()
    {
        lock (_lock)
        {
            _status = _status.State == FeedState.Waiting ? _status with { State = FeedState.Good } : _status;
        }
    }

    public void Failed(string reason)
    {
        metrics.Failed(config);
        lock (_lock)
        {
            _status = _status with { State = FeedState.Failing, Failed = _status.Failed + 1, LastError = reason, LastErrorAt = time.GetInstant() };
        }
    }

    public void Next(TimeSpan wait)
    {
        lock (_lock)
        {
            _status = _status with { Next = time.GetInstant() + wait };
        }
    }
}
