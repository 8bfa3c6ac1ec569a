using System.Runtime.CompilerServices;

namespace OpsCenter.Storage.Embedded.Series;

/// <summary>A few points of one series in order of time. Used again for another series once its points are settled.</summary>
internal sealed class PointBlock
{
    public const int Capacity = 8;

    /// <summary>Blocks kept for the next who needs one; as many as ten thousand series give back within one pass are fewer.</summary>
    private const int MostKept = 32_768;

    private static readonly Lock Gate = new();
    private static PointBlock? _kept;
    private static int _keptCount;

    private PointBlock? _next;
    private Slots _slots;

    public int Count { get; private set; }

    public Span<StoredPoint> Points => ((Span<StoredPoint>)_slots)[..Count];

    public bool IsFull => Count == Capacity;

    /// <summary>An empty block. Thread-safe.</summary>
    /// <remarks>A point lives for a minute, which is long enough to be moved through the collector's generations: without this the blocks are most of what it has to do.</remarks>
    public static PointBlock Rent()
    {
        lock (Gate)
        {
            if (_kept is not { } block)
            {
                return new PointBlock();
            }

            (_kept, block._next) = (block._next, null);
            _keptCount--;
            return block;
        }
    }

    /// <summary>Nobody looks into the block any more. Thread-safe.</summary>
    public void Return()
    {
        Count = 0;
        lock (Gate)
        {
            if (_keptCount < MostKept)
            {
                (_next, _kept) = (_kept, this);
                _keptCount++;
            }
        }
    }

    /// <summary>Behind all others; the block is not full.</summary>
    public void Append(in StoredPoint point) => _slots[Count++] = point;

    /// <summary>Before the point that is there now; the block is not full.</summary>
    public void Insert(int index, in StoredPoint point)
    {
        Span<StoredPoint> slots = _slots;
        slots[index..Count].CopyTo(slots[(index + 1)..]);
        slots[index] = point;
        Count++;
    }

    /// <summary>The later half, taken out.</summary>
    public PointBlock Split()
    {
        var later = Rent();
        foreach (ref readonly var point in Points[(Capacity / 2)..])
        {
            later.Append(point);
        }

        Count = Capacity / 2;
        return later;
    }

    /// <summary>Index of the first point at or after a time; <see cref="Count"/> where there is none.</summary>
    public int FirstAtOrAfter(long time)
    {
        var index = 0;
        while (index < Count && _slots[index].Time < time)
        {
            index++;
        }

        return index;
    }

    [InlineArray(Capacity)]
    private struct Slots
    {
        private StoredPoint _first;
    }
}
