using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Mapping;
using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.Ingest.Trial;

/// <summary>The next messages of a topic filter. Ends by itself: when it is full, or when its time is over. Thread-safe.</summary>
public sealed class MessageCapture
{
    /// <summary>Larger payloads are counted, not kept.</summary>
    public const int MaxPayloadBytes = 128 * 1024;

    private readonly TopicPattern _filter;
    private readonly Lock _lock = new();
    private readonly List<CapturedMessage> _messages = [];
    private int _tooLarge;
    private bool _closed;

    internal MessageCapture(TopicPattern filter, int wanted, Instant endsAt)
    {
        _filter = filter;
        Wanted = wanted;
        EndsAt = endsAt;
    }

    public string Filter => _filter.Text;

    /// <summary>Messages it ends after.</summary>
    public int Wanted { get; }

    public Instant EndsAt { get; }

    /// <summary>Matching messages passed over because of <see cref="MaxPayloadBytes"/>.</summary>
    public int TooLarge => Volatile.Read(ref _tooLarge);

    /// <summary>What has come so far, oldest first.</summary>
    public IReadOnlyList<CapturedMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>No more comes.</summary>
    public bool IsOver(Instant now)
    {
        lock (_lock)
        {
            return _closed || _messages.Count >= Wanted || now >= EndsAt;
        }
    }

    internal void Close()
    {
        lock (_lock)
        {
            _closed = true;
        }
    }

    /// <summary>Copies the message where it is wanted; false once nothing more is.</summary>
    internal bool Offer(in IngestMessage message)
    {
        if (_filter.Match(message.Topic) is null)
        {
            return message.ReceivedAt < EndsAt;
        }

        if (message.Payload.Length > MaxPayloadBytes)
        {
            Interlocked.Increment(ref _tooLarge);
            return message.ReceivedAt < EndsAt;
        }

        lock (_lock)
        {
            if (_closed || _messages.Count >= Wanted || message.ReceivedAt >= EndsAt)
            {
                return false;
            }

            _messages.Add(new CapturedMessage(message.Topic, message.Device, message.ReceivedAt, message.Payload.ToArray()));
            return _messages.Count < Wanted;
        }
    }
}
