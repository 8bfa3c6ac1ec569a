using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>Adds up the newest readings of several series.</summary>
/// <remarks>
/// Stale series do not count: a dead sensor must not hold an average. Bad readings count only where there are no others,
/// and then the value says so. "Last" shows the newest reading whatever its age, because the screen greys it by its time.
/// </remarks>
internal struct AcrossSum(Aggregate across)
{
    private Tally _sound;
    private Tally _bad;
    private Reading? _newest;

    public void Add(in Reading reading, bool fresh)
    {
        if (_newest is not { } newest || reading.Time > newest.Time)
        {
            _newest = reading;
        }

        if (fresh && reading.Quality == Quality.Bad)
        {
            _bad.Add(reading);
        }
        else if (fresh)
        {
            _sound.Add(reading);
        }
    }

    public readonly GroupValue Result(int series, TimeSpan interval, Severity alarm, double? perHour)
    {
        if (_newest is not { } newest)
        {
            return new GroupValue(null, null, series, 0);
        }

        var counted = _sound.Count > 0 ? _sound : _bad;
        var point = across == Aggregate.Last
            ? Point(newest.Value, newest.Time, newest.Quality, newest.Flags, alarm, interval)
            : counted.Count == 0
                ? Point(across == Aggregate.Count ? 0 : null, newest.Time, Quality.Good, ReadingFlags.None, alarm, interval)
                : Point(counted.Value(across), counted.Newest, counted.Worst, counted.Flags, alarm, interval);
        return new GroupValue(point, perHour, series, _sound.Count);
    }

    private static LivePoint Point(double? value, Instant time, Quality quality, ReadingFlags flags, Severity alarm, TimeSpan interval) =>
        new(value is { } number && double.IsFinite(number) ? number : null, time.UnixMilliseconds, (int)quality, (int)flags, (int)alarm, interval.TotalSeconds);

    private struct Tally
    {
        private double _sum;
        private double _min;
        private double _max;

        public int Count { get; private set; }

        public Instant Newest { get; private set; }

        public Quality Worst { get; private set; }

        public ReadingFlags Flags { get; private set; }

        public void Add(in Reading reading)
        {
            _sum += reading.Value;
            _min = Count == 0 ? reading.Value : Math.Min(_min, reading.Value);
            _max = Count == 0 ? reading.Value : Math.Max(_max, reading.Value);
            Newest = Count == 0 || reading.Time > Newest ? reading.Time : Newest;
            Worst = reading.Quality > Worst ? reading.Quality : Worst;
            Flags |= reading.Flags;
            Count++;
        }

        public readonly double Value(Aggregate across) => across switch
        {
            Aggregate.Min => _min,
            Aggregate.Max => _max,
            Aggregate.Sum => _sum,
            Aggregate.Count => Count,
            _ => _sum / Count,
        };
    }
}
