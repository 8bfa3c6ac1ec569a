using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Sending;

/// <summary>How many messages a channel may still take this minute. One user at a time.</summary>
internal sealed class ChannelPace
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private Instant _began;
    private int _sent;

    /// <summary>More came than the last window let through: what waits now is to become one message.</summary>
    public bool Overflown { get; private set; }

    /// <summary>When the next message may go, where none may now.</summary>
    public Instant? NotBefore(Instant now, int perMinute)
    {
        if (now - _began >= Window || now < _began)
        {
            (_began, _sent) = (now, 0);
        }

        if (_sent < perMinute)
        {
            return null;
        }

        Overflown = true;
        return _began + Window;
    }

    public void Sent() => _sent++;

    public void Caught() => Overflown = false;
}
