using System.Collections.Immutable;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>The present of one series. One writer (<see cref="LiveState"/>); reading needs no lock.</summary>
public sealed class LiveSeries(SeriesKey key)
{
    private readonly SlopeWindow _slope = new();
    private ImmutableArray<ISeriesWatcher> _watchers = [];
    private Held? _latest;

    public SeriesKey Key => key;

    /// <summary>The newest reading by device time; null before the first.</summary>
    public Reading? Latest => Volatile.Read(ref _latest)?.Reading;

    /// <summary>Change per hour over the last hour; null with less than five minutes of it.</summary>
    public double? PerHour
    {
        get
        {
            lock (_slope)
            {
                return _slope.PerHour;
            }
        }
    }

    /// <summary>Somebody attached.</summary>
    internal bool IsWatched => !_watchers.IsEmpty;

    public void Attach(ISeriesWatcher watcher) =>
        ImmutableInterlocked.Update(ref _watchers, (watchers, added) => watchers.Add(added), watcher);

    public void Detach(ISeriesWatcher watcher) =>
        ImmutableInterlocked.Update(ref _watchers, (watchers, gone) => watchers.Remove(gone), watcher);

    /// <summary>False for what was seen before or is older than the newest: redelivered and out-of-order readings change no screen.</summary>
    internal bool Offer(in Reading reading)
    {
        var now = reading;
        if (_latest is { } held)
        {
            var older = reading.Time < held.Reading.Time;
            var same = reading.Time == held.Reading.Time;
            if (older)
            {
                // A trend wants to know that its past has changed; the value does not.
                Tell(reading);
                return false;
            }

            if (same && reading.Value.Equals(held.Reading.Value) && reading.Quality == held.Reading.Quality)
            {
                return false;
            }

            now = same ? reading with { Flags = reading.Flags | ReadingFlags.Revised } : reading;
        }

        Volatile.Write(ref _latest, new Held(now));
        lock (_slope)
        {
            _slope.Add(now);
        }

        Tell(now);
        return true;
    }

    /// <summary>An earlier window, for the slope only; oldest first, before the first live reading.</summary>
    internal void Recall(Instant time, double value)
    {
        lock (_slope)
        {
            _slope.Recall(time, value);
        }
    }

    private void Tell(in Reading reading)
    {
        foreach (var watcher in _watchers)
        {
            watcher.OnReading(reading);
        }
    }

    /// <summary>A reference, because a reading is wider than what a processor writes at once.</summary>
    private sealed record Held(Reading Reading);
}
