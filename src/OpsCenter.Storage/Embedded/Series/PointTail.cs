namespace OpsCenter.Storage.Embedded.Series;

/// <summary>Points of one series in order of time, each time once. Not thread-safe: <see cref="SeriesState"/> locks.</summary>
internal sealed class PointTail
{
    /// <summary>Room for blocks that is kept when they go.</summary>
    private const int RoomKept = 16;

    private PointBlock[] _blocks = [];
    private int _used;

    public int Count { get; private set; }

    public long Oldest => _blocks[0].Points[0].Time;

    public long Newest => _blocks[_used - 1].Points[^1].Time;

    /// <summary>Adds, or replaces the point of the same time. True where it added.</summary>
    public bool Put(in StoredPoint point)
    {
        if (Count > 0 && point.Time <= Newest)
        {
            return PutLate(point);
        }

        if (_used == 0 || _blocks[_used - 1].IsFull)
        {
            Add(_used, PointBlock.Rent());
        }

        _blocks[_used - 1].Append(point);
        Count++;
        return true;
    }

    public StoredPoint? Find(long time)
    {
        if (Count == 0)
        {
            return null;
        }

        var block = _blocks[BlockOf(time)];
        var index = block.FirstAtOrAfter(time);
        return index < block.Count && block.Points[index].Time == time ? block.Points[index] : null;
    }

    /// <summary>A copy of the points in [from, to).</summary>
    public StoredPoint[] Range(long from, long to)
    {
        if (Count == 0 || from > Newest || to <= Oldest)
        {
            return [];
        }

        var points = new List<StoredPoint>(from <= Oldest && to > Newest ? Count : PointBlock.Capacity);
        for (var at = BlockOf(from); at < _used; at++)
        {
            var block = _blocks[at];
            var (first, end) = (block.FirstAtOrAfter(from), block.FirstAtOrAfter(to));
            points.AddRange(end > first ? block.Points[first..end] : []);
            if (end < block.Count)
            {
                break;
            }
        }

        return [.. points];
    }

    /// <summary>All points, to the front of a place that has room for <see cref="Count"/>.</summary>
    public void CopyTo(Span<StoredPoint> target)
    {
        foreach (var block in _blocks.AsSpan(0, _used))
        {
            block.Points.CopyTo(target);
            target = target[block.Count..];
        }
    }

    public void Clear()
    {
        foreach (var block in _blocks.AsSpan(0, _used))
        {
            block.Return();
        }

        // Whose blocks others have now must not be held here.
        Array.Clear(_blocks, 0, _used);
        _blocks = _blocks.Length > RoomKept ? [] : _blocks;
        (_used, Count) = (0, 0);
    }

    private bool PutLate(in StoredPoint point)
    {
        var at = BlockOf(point.Time);
        var block = _blocks[at];
        var index = block.FirstAtOrAfter(point.Time);
        if (index < block.Count && block.Points[index].Time == point.Time)
        {
            block.Points[index] = point;
            return false;
        }

        if (block.IsFull)
        {
            var later = block.Split();
            Add(at + 1, later);
            (block, index) = index > block.Count ? (later, index - block.Count) : (block, index);
        }

        block.Insert(index, point);
        Count++;
        return true;
    }

    /// <summary>Index of the last block that begins at or before a time; 0 where none does.</summary>
    private int BlockOf(long time)
    {
        var low = 0;
        var high = _used - 1;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (_blocks[middle].Points[0].Time <= time)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    private void Add(int at, PointBlock block)
    {
        if (_used == _blocks.Length)
        {
            Array.Resize(ref _blocks, Math.Max(2, _used * 2));
        }

        Array.Copy(_blocks, at, _blocks, at + 1, _used - at);
        _blocks[at] = block;
        _used++;
    }
}
