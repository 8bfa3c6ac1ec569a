using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>The series of one query as one value.</summary>
/// <remarks>Looked at only when a reading came, an alarm changed or a series is about to become stale.</remarks>
internal sealed class SeriesGroup(LiveSources sources, SeriesSelector selector, Aggregate across) : ISeriesWatcher
{
    public const int StaleIntervals = 2;

    /// <summary>Where no pack says how often to expect a reading: stale after 10 minutes.</summary>
    internal static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(5);

    private readonly List<LiveSeries> _series = [];
    private readonly TimeSpan _interval = sources.Fields.Find(selector.Measurement ?? "", selector.Field ?? "")?.ExpectedInterval ?? DefaultInterval;
    private Instant _nextStale = new(long.MaxValue);
    private int _dirty = 1;

    public IReadOnlyList<LiveSeries> Series => _series;

    /// <summary>Where the values come from and what judges them.</summary>
    public TileDetail Explain(string tile, Instant now) => Explanation.Of(tile, _series, across, _interval, sources, now);

    /// <summary>Of the newest evaluation.</summary>
    public GroupValue Value { get; private set; } = GroupValue.None;

    /// <summary>Called from the writer's thread.</summary>
    public void OnReading(in Reading reading) => Volatile.Write(ref _dirty, 1);

    /// <summary>True where the series belongs to the query.</summary>
    public bool Consider(LiveSeries series, ISeriesWatcher? watcher = null)
    {
        if (!selector.Matches(series.Key))
        {
            return false;
        }

        _series.Add(series);
        series.Attach(watcher ?? this);
        Volatile.Write(ref _dirty, 1);
        return true;
    }

    public void Detach(ISeriesWatcher? watcher = null) => _series.ForEach(series => series.Detach(watcher ?? this));

    /// <summary>False where nothing can have changed.</summary>
    public bool Refresh(in TickContext tick)
    {
        if (Interlocked.Exchange(ref _dirty, 0) == 0 && !tick.AlarmsChanged && tick.Now <= _nextStale)
        {
            return false;
        }

        Value = Evaluate(tick);
        return true;
    }

    private GroupValue Evaluate(in TickContext tick)
    {
        var sum = new AcrossSum(across);
        var worstAlarm = Severity.None;
        _nextStale = new Instant(long.MaxValue);
        foreach (var series in _series)
        {
            if (series.Latest is not { } reading)
            {
                continue;
            }

            var until = reading.Time + (_interval * StaleIntervals);
            var fresh = tick.Now <= until;
            _nextStale = fresh && until < _nextStale ? until : _nextStale;
            sum.Add(reading, fresh);
            worstAlarm = Worse(worstAlarm, tick.Alarms.Worst(series.Key));
        }

        return sum.Result(_series.Count, _interval, worstAlarm, _series.Count == 1 ? _series[0].PerHour : null);
    }

    private static Severity Worse(Severity one, Severity other) =>
        one == Severity.None || (other != Severity.None && other < one) ? other : one;
}
