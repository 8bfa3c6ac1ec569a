using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Devices;

/// <summary>Counts what comes from every device. Written where messages are stored, read by pages. Thread-safe.</summary>
/// <remarks>Bounded: beyond <paramref name="limit"/> a new device is not followed, only stored; a sender that invents device ids must not fill memory.</remarks>
public sealed class DeviceTraffic(int limit = DeviceTraffic.DefaultLimit)
{
    public const int DefaultLimit = 100_000;
    private readonly TrailMap<string, Counters> _devices = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Every device heard since the start.</summary>
    public ICollection<string> Devices => _devices.Keys;

    /// <summary>Something of the device was stored.</summary>
    /// <param name="device">Value of the <c>device</c> tag.</param>
    /// <param name="source">Mapping that took the message.</param>
    /// <param name="sender">Who carried it; null where the transport knows none.</param>
    /// <param name="at">When it came.</param>
    /// <param name="readings">How many; 0 for an event.</param>
    public void Came(string device, string source, string? sender, Instant at, int readings) =>
        Follow(device)?.Came(source, sender, at, readings);

    /// <summary>A message went to quarantine: counted for the device its topic names, else for its sender.</summary>
    public void Refused(string topic, string? sender, Instant at)
    {
        var named = false;
        foreach (var segment in topic.Split('/'))
        {
            if (_devices.Find(segment) is { } counters)
            {
                counters.Refused(sender, at);
                named = true;
            }
        }

        if (!named && sender is not null)
        {
            Follow(sender)?.Refused(sender, at);
        }
    }

    /// <summary>Null where nothing came.</summary>
    public DeviceCounts? Find(string device, Instant now) => _devices.Find(device)?.Read(now);

    private Counters? Follow(string device)
    {
        if (_devices.Next(device) is { } known)
        {
            return known;
        }

        if (Interlocked.Increment(ref _count) > limit)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var added = new Counters();
        var kept = _devices.GetOrAdd(device, added);
        if (!ReferenceEquals(kept, added))
        {
            Interlocked.Decrement(ref _count);
        }

        return kept;
    }

    private sealed class Counters
    {
        /// <summary>Weight of the newest gap: a changed interval shows after a handful of messages, one late message does not.</summary>
        private const double Newest = 0.2;
        private const long Minute = 60_000;
        private readonly Lock _lock = new();
        private long _messages;
        private long _readings;
        private long _refused;
        private Instant? _lastMessage;
        private Instant _last;
        private double? _interval;
        private long? _firstMinute;
        private long? _minute;
        private long _inMinute;
        private long? _minuteBefore;
        private string _source = "";
        private string? _sender;

        public void Came(string source, string? sender, Instant at, int readings)
        {
            lock (_lock)
            {
                (_source, _sender) = (source, sender);
                _readings += readings;
                Turn(at);
                _inMinute += readings;
                if (_lastMessage is { } before && at <= before)
                {
                    // The same message again: its readings of several devices or measurements come one after the other.
                    return;
                }

                _messages++;
                if (_lastMessage is { } earlier)
                {
                    var gap = (at - earlier).TotalSeconds;
                    _interval = _interval is { } smooth ? smooth + (Newest * (gap - smooth)) : gap;
                }

                _lastMessage = at;
                _last = at > _last ? at : _last;
            }
        }

        public void Refused(string? sender, Instant at)
        {
            lock (_lock)
            {
                _refused++;
                _sender = sender;
                _last = at > _last ? at : _last;
            }
        }

        public DeviceCounts Read(Instant now)
        {
            lock (_lock)
            {
                Turn(now);
                return new DeviceCounts(
                    _messages, _readings, _refused, _last, _interval is { } seconds ? TimeSpan.FromSeconds(seconds) : null, _minuteBefore, _source, _sender);
            }
        }

        private void Turn(Instant at)
        {
            var minute = at.UnixMilliseconds / Minute;
            if (minute <= _minute)
            {
                return;
            }

            // The first minute began before we listened.
            _minuteBefore = _minute is null || _minute == _firstMinute ? null : minute == _minute + 1 ? _inMinute : 0;
            _firstMinute ??= minute;
            (_minute, _inMinute) = (minute, 0);
        }
    }
}
