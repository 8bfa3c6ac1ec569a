using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Readings of one series in one window. A reading counts once, however often it is delivered.</summary>
internal sealed class WindowSum
{
    private double _sum;
    private double _min;
    private double _max;
    private double _first;
    private int _count;
    private Instant _newest = new(long.MinValue);

    private double _last;

    public void Add(Instant time, double value)
    {
        if (time <= _newest)
        {
            return;
        }

        _first = _count == 0 ? value : _first;
        _min = _count == 0 ? value : Math.Min(_min, value);
        _max = _count == 0 ? value : Math.Max(_max, value);
        _newest = time;
        _last = value;
        _sum += value;
        _count++;
    }

    public double Value(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Min => _min,
        Aggregate.Max => _max,
        Aggregate.Sum => _sum,
        Aggregate.Count => _count,
        Aggregate.First => _first,
        Aggregate.Last => _last,
        _ => _sum / _count,
    };
}
