using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>Several series and events in one order of time. One owner.</summary>
internal sealed class BacktestMerge
{
    private readonly PriorityQueue<(int Source, int Index), (long Time, int Source)> _next = new();
    private readonly List<SeriesPoints?> _series = [];
    private readonly List<IReadOnlyList<OperationalEvent>?> _events = [];

    public void Add(SeriesPoints series) => Add(series, null);

    public void Add(IReadOnlyList<OperationalEvent> events) => Add(null, events);

    public void Play(BacktestFloor floor)
    {
        while (_next.TryDequeue(out var at, out _))
        {
            if (_series[at.Source] is { } series)
            {
                var point = series.Points[at.Index];
                floor.Judge(new Reading(series.Series, point.Time, point.Value, point.Quality, point.Flags, point.Time));
            }
            else
            {
                floor.Judge(_events[at.Source]![at.Index]);
            }

            Enqueue(at.Source, at.Index + 1);
        }
    }

    private void Add(SeriesPoints? series, IReadOnlyList<OperationalEvent>? events)
    {
        _series.Add(series);
        _events.Add(events);
        Enqueue(_series.Count - 1, 0);
    }

    private void Enqueue(int source, int index)
    {
        if (_series[source] is { } series && index < series.Points.Count)
        {
            _next.Enqueue((source, index), (series.Points[index].Time.UnixNanoseconds, source));
        }
        else if (_events[source] is { } events && index < events.Count)
        {
            _next.Enqueue((source, index), (events[index].Time.UnixNanoseconds, source));
        }
    }
}
