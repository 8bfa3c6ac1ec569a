using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>One series of a table: its newest value, its course and how its readings arrive.</summary>
internal sealed class SeriesRowView : ISeriesWatcher
{
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();
    private readonly LiveSeries _series;
    private readonly SeriesGroup _group;
    private readonly TrendLine _line;
    private readonly LimitLines _limits;
    private readonly FieldInfo? _field;
    private readonly Lock _lock = new();
    private readonly List<TrendPoint> _course = [];
    private readonly TimeSpan _range;
    private Reading? _last;
    private TimeSpan? _gap;
    private TimeSpan? _delay;

    public SeriesRowView(LiveSeries series, TimeSpan range, LiveSources sources, TimeSpan utcOffset)
    {
        var key = series.Key;
        (_series, _range) = (series, range);
        _field = sources.Fields.Find(key.Measurement, key.Field);
        var query = new TileQuery(key.Measurement, key.Field, NoTags, Aggregate.Last, Aggregate.Mean);
        _group = new SeriesGroup(sources, query.Selector(NoTags), Aggregate.Last);
        _limits = new LimitLines(sources, Aggregate.Last);
        _line = new TrendLine(range, _field?.ExpectedInterval ?? SeriesGroup.DefaultInterval, query, utcOffset, SeriesTableView.MaxPoints);
        Shown = new SeriesRow(
            key.Canonical, _field?.Name ?? LocalizedText.Same(key.Field), key.Tag(StandardTags.Device), _field?.Unit, _field?.Decimals ?? 2, null, null, null, null, [], []);
    }

    public SeriesRow Shown { get; private set; }

    public bool PastChanged => _line.PastChanged;

    public TimeSpan Window => _line.Step;

    public void OnReading(in Reading reading)
    {
        lock (_lock)
        {
            if (_last is { } last && reading.Time > last.Time)
            {
                _gap = reading.Time - last.Time;
            }

            if (_last is null || reading.Time > _last.Value.Time)
            {
                _last = reading;
                _delay = reading.ReceivedAt > reading.Time ? reading.ReceivedAt - reading.Time : TimeSpan.Zero;
            }
        }

        _line.Add(reading);
        _group.OnReading(reading);
    }

    /// <summary>A line only to ask for its windows.</summary>
    public static TrendLine Grid(TimeSpan range, TimeSpan utcOffset) =>
        new(range, SeriesGroup.DefaultInterval, new TileQuery("", "", NoTags, Aggregate.Last, Aggregate.Mean), utcOffset, SeriesTableView.MaxPoints);

    /// <summary>Attaches itself; from then on readings come.</summary>
    public void Attach()
    {
        _group.Consider(_series, this);
        if (_series.Latest is { } latest)
        {
            lock (_lock)
            {
                _last = latest;
            }

            _line.Add(latest, fresh: false);
        }
    }

    /// <summary>The stored course until now, before it attaches itself; the table reads it for all rows at once.</summary>
    /// <param name="now">The moment the table was read at.</param>
    /// <param name="closed">Windows that had ended by then.</param>
    /// <param name="begun">Readings of the window that had not.</param>
    public void Recall(Instant now, SeriesPoints? closed, SeriesPoints? begun)
    {
        _line.Begin(now);
        if (closed is not null)
        {
            _line.Recall(closed);
            _line.CloseRecalled();
            _course.AddRange(_line.Points());
        }

        foreach (var point in begun?.Points ?? [])
        {
            _line.Add(new Reading(_series.Key, point.Time, point.Value, point.Quality, point.Flags, point.Time), fresh: false);
        }
    }

    public void Detach() => _group.Detach(this);

    /// <summary>True where <see cref="Shown"/> changed.</summary>
    public bool Step(in TickContext tick)
    {
        var moved = _group.Refresh(tick);
        moved |= _limits.Refresh(_group.Series, tick.Now);
        if (_line.Close(tick.Now) is { } added)
        {
            _course.AddRange(added);
            moved = true;
        }

        if (!moved)
        {
            return false;
        }

        var from = (tick.Now - _range).UnixMilliseconds;
        _course.RemoveAll(point => point.T < from);
        var (gap, delay) = Arrival();
        Shown = Shown with
        {
            Point = _group.Value.Point,
            PerHour = _group.Value.PerHour,
            Gap = gap?.TotalSeconds,
            Delay = delay is { } late ? Math.Round(late.TotalSeconds, 1) : null,
            Limits = _limits.Current,
            Line = [.. _course],
        };
        return true;
    }

    private (TimeSpan? Gap, TimeSpan? Delay) Arrival()
    {
        lock (_lock)
        {
            return (_gap, _delay);
        }
    }
}
