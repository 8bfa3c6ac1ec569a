using System.Collections.Immutable;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>The present of one series. One writer (<see cref="LiveState"/>), any number of readers.</summary>
public sealed class LiveSeries(SeriesKey key)
{
    private const int MostExpected = 64;
    private readonly Lock _lock = new();

    /// <summary>Of a forecast; the newest moments, bounded.</summary>
    private readonly SortedDictionary<long, double>? _expected = key.Measurement == PseudoSeries.Forecasts ? [] : null;
    private readonly SlopeWindow _slope = new();
    private ImmutableArray<ISeriesWatcher> _watchers = [];
    private Reading _latest;
    private bool _isHeard;

    public SeriesKey Key => key;

    /// <summary>The newest reading by device time; null before the first.</summary>
    public Reading? Latest
    {
        get
        {
            lock (_lock)
            {
                return _isHeard ? _latest : null;
            }
        }
    }

    /// <summary>Change per hour over the last hour; null with less than five minutes of it.</summary>
    public double? PerHour
    {
        get
        {
            lock (_lock)
            {
                return _slope.PerHour;
            }
        }
    }

    /// <summary>Somebody attached.</summary>
    internal bool IsWatched => !_watchers.IsEmpty;

    /// <summary>Of a forecast, what is known of its newest moments, oldest first; else empty.</summary>
    public IReadOnlyList<(Instant Time, double Value)> Expected
    {
        get
        {
            lock (_lock)
            {
                return _expected is null ? [] : [.. _expected.Select(moment => (new Instant(moment.Key), moment.Value))];
            }
        }
    }

    public void Attach(ISeriesWatcher watcher) =>
        ImmutableInterlocked.Update(ref _watchers, (watchers, added) => watchers.Add(added), watcher);

    public void Detach(ISeriesWatcher watcher) =>
        ImmutableInterlocked.Update(ref _watchers, (watchers, gone) => watchers.Remove(gone), watcher);

    /// <summary>False for what was seen before or is older than the newest: redelivered and out-of-order readings change no screen.</summary>
    internal bool Offer(in Reading reading)
    {
        if (_expected is not null)
        {
            // What is expected of tomorrow is nobody's newest value; a trend that draws it is told.
            lock (_lock)
            {
                _expected[reading.Time.UnixNanoseconds] = reading.Value;
                if (_expected.Count > MostExpected)
                {
                    _expected.Remove(_expected.First().Key);
                }
            }

            Tell(reading);
            return true;
        }

        var now = reading;
        if (_isHeard)
        {
            var older = reading.Time < _latest.Time;
            var same = reading.Time == _latest.Time;
            if (older)
            {
                // A trend wants to know that its past has changed; the value does not.
                Tell(reading);
                return false;
            }

            if (same && reading.Value.Equals(_latest.Value) && reading.Quality == _latest.Quality)
            {
                return false;
            }

            now = same ? reading with { Flags = reading.Flags | ReadingFlags.Revised } : reading;
        }

        lock (_lock)
        {
            _latest = now;
            _isHeard = true;
            _slope.Add(now);
        }

        Tell(now);
        return true;
    }

    /// <summary>An earlier window, for the slope only; oldest first, before the first live reading.</summary>
    internal void Recall(Instant time, double value)
    {
        lock (_lock)
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
}
