using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live;

/// <summary>About an hour of a series, one sample a minute: enough for a trend arrow, 1 KB at most.</summary>
internal sealed class SlopeWindow
{
    private const int Capacity = 64;
    private static readonly TimeSpan Spacing = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Reach = TimeSpan.FromHours(1);
    private static readonly TimeSpan LeastReach = TimeSpan.FromMinutes(5);
    private readonly List<(Instant Time, double Value)> _samples = [];
    private (Instant Time, double Value)? _newest;

    /// <summary>Least-squares slope; null with less than five minutes or three samples.</summary>
    public double? PerHour => _newest is { } newest ? Slope(newest) : null;

    /// <summary>Suspect and bad values are left out: one spike would turn the arrow.</summary>
    public void Add(in Reading reading)
    {
        if (reading.Quality != Quality.Good)
        {
            return;
        }

        Keep(reading.Time, reading.Value);
        _newest = (reading.Time, reading.Value);
    }

    public void Recall(Instant time, double value)
    {
        if (_newest is null || time < _newest.Value.Time)
        {
            Keep(time, value);
        }
    }

    private void Keep(Instant time, double value)
    {
        var at = _samples.Count;
        while (at > 0 && _samples[at - 1].Time > time)
        {
            at--;
        }

        if ((at > 0 && time - _samples[at - 1].Time < Spacing) || (at < _samples.Count && _samples[at].Time - time < Spacing))
        {
            return;
        }

        if (_samples.Count == Capacity)
        {
            _samples.RemoveAt(0);
            at = Math.Max(0, at - 1);
        }

        _samples.Insert(at, (time, value));
    }

    private double? Slope((Instant Time, double Value) newest)
    {
        var (end, last) = newest;
        var from = end - Reach;
        double n = 1, sumX = 0, sumY = last, sumXx = 0, sumXy = 0;
        var oldest = end;
        foreach (var (time, value) in _samples)
        {
            if (time < from || time >= end)
            {
                continue;
            }

            var x = (time - end).TotalHours;
            n++;
            sumX += x;
            sumY += value;
            sumXx += x * x;
            sumXy += x * value;
            oldest = time < oldest ? time : oldest;
        }

        var spread = (n * sumXx) - (sumX * sumX);
        return n < 3 || end - oldest < LeastReach || spread <= 0
            ? null
            : Math.Round(((n * sumXy) - (sumX * sumY)) / spread, 4);
    }
}
