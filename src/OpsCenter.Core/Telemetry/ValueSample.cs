namespace OpsCenter.Core.Telemetry;

/// <summary>Values for a percentile: all of them up to a bound, above it every second, fourth, eighth… as they came. Not thread-safe.</summary>
public sealed class ValueSample(int most)
{
    /// <summary>8 MB; a reading a second fills it in eleven days.</summary>
    public const int OfOneWindow = 1_000_000;

    private readonly List<double> _values = [];
    private long _seen;
    private long _stride = 1;

    public void Add(double value)
    {
        if (_seen++ % _stride != 0)
        {
            return;
        }

        _values.Add(value);
        if (_values.Count >= most)
        {
            Thin();
        }
    }

    public void Clear()
    {
        _values.Clear();
        _seen = 0;
        _stride = 1;
    }

    /// <summary>Nearest rank: the lowest value that at least <paramref name="percent"/> of a hundred values do not exceed. Not a number where there is none.</summary>
    /// <param name="percent">More than 0, at most 100.</param>
    public double Percentile(double percent)
    {
        if (_values.Count == 0)
        {
            return double.NaN;
        }

        var sorted = _values.ToArray();
        Array.Sort(sorted);

        // Rounded first: 99.9 % of 1,000 must not become 999.0000000000001 and so the rank above.
        var rank = (int)Math.Ceiling(Math.Round(percent * sorted.Length / 100, 6));
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1];
    }

    private void Thin()
    {
        var kept = 0;
        for (var index = 0; index < _values.Count; index += 2)
        {
            _values[kept++] = _values[index];
        }

        _values.RemoveRange(kept, _values.Count - kept);
        _stride *= 2;
    }
}
