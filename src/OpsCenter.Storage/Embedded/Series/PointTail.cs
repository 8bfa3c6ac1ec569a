namespace OpsCenter.Storage.Embedded.Series;

/// <summary>Points of one series in order of time, each time once. Not thread-safe: <see cref="SeriesState"/> locks.</summary>
/// <param name="expected">How many may come; more may.</param>
internal sealed class PointTail(int expected)
{
    private StoredPoint[] _points = new StoredPoint[expected];

    public int Count { get; private set; }

    public ReadOnlySpan<StoredPoint> Points => _points.AsSpan(0, Count);

    /// <summary>Adds, or replaces the point of the same time. True where it added.</summary>
    public bool Put(in StoredPoint point)
    {
        if (Count == 0 || point.Time > _points[Count - 1].Time)
        {
            Grow();
            _points[Count++] = point;
            return true;
        }

        var index = FirstAtOrAfter(point.Time);
        if (_points[index].Time == point.Time)
        {
            _points[index] = point;
            return false;
        }

        Grow();
        Array.Copy(_points, index, _points, index + 1, Count - index);
        _points[index] = point;
        Count++;
        return true;
    }

    public StoredPoint? Find(long time)
    {
        var index = FirstAtOrAfter(time);
        return index < Count && _points[index].Time == time ? _points[index] : null;
    }

    /// <summary>Points in [from, to).</summary>
    public ReadOnlySpan<StoredPoint> Range(long from, long to)
    {
        var start = FirstAtOrAfter(from);
        var end = FirstAtOrAfter(to);
        return end > start ? _points.AsSpan(start, end - start) : [];
    }

    private int FirstAtOrAfter(long time)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_points[middle].Time < time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Grow()
    {
        if (Count == _points.Length)
        {
            Array.Resize(ref _points, Count * 2);
        }
    }
}
