using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Embedded.Chunks;
using OpsCenter.Storage.Embedded.Series;
using OpsCenter.Storage.Embedded.Summaries;

namespace OpsCenter.Storage.Embedded.Querying;

/// <summary>One series' answer to a range query: its chunks and its unsettled tail as one run. What the disk damaged is left out, named, and said to be missing.</summary>
internal sealed class SeriesRead
{
    private readonly SeriesState _series;
    private readonly QueryPlan _plan;
    private readonly DamageWatch _damage;
    private readonly RangeSink _sink;
    private readonly Func<Instant, Instant, bool> _isOneWindow;
    private StoreReads _reads;

    public SeriesRead(SeriesState series, QueryPlan plan, int most, DamageWatch damage)
    {
        (_series, _plan, _damage, _sink) = (series, plan, damage, new RangeSink(plan.Query, most));
        _isOneWindow = _sink.IsOneWindow;
    }

    public SeriesKey Key => _series.Key;

    public bool Truncated => _sink.Truncated;

    public bool Incomplete { get; private set; }

    public StoreReads Reads => _reads;

    public IReadOnlyList<Point> Points { get; private set; } = [];

    public IReadOnlyList<Window> Windows { get; private set; } = [];

    public int Count => Points.Count + Windows.Count;

    /// <summary>False where it says nothing at all.</summary>
    public bool IsWorthTelling => Count > 0 || Truncated || Incomplete;

    /// <param name="tail">Unsettled points of the range, taken before the connection of <paramref name="chunks"/> was.</param>
    /// <param name="chunks">Null where nothing of the range can be settled.</param>
    public SeriesRead Run(ReadOnlySpan<StoredPoint> tail, ChunkReader? chunks, CancellationToken cancellation)
    {
        _reads = _reads with { Unsettled = tail.Length };
        if (chunks is null || ReadChunks(chunks, ref tail, cancellation))
        {
            _sink.Add(tail);
        }

        (Points, Windows) = (_sink.Points(), _sink.Windows());
        return this;
    }

    private bool ReadChunks(ChunkReader chunks, ref ReadOnlySpan<StoredPoint> tail, CancellationToken cancellation)
    {
        foreach (var span in chunks.Spans(_series.Id, _plan.From, _plan.To))
        {
            cancellation.ThrowIfCancellationRequested();
            if (span.End < _plan.From)
            {
                continue;
            }

            var before = CountUpTo(tail, span.Start - 1);
            if (!_sink.Add(tail[..before]))
            {
                return false;
            }

            tail = tail[before..];
            if (!ReadSpan(chunks, span, ref tail))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadSpan(ChunkReader chunks, in ChunkSpan span, ref ReadOnlySpan<StoredPoint> tail)
    {
        var beside = span.End is { } end ? CountUpTo(tail, end) : 0;
        var hours = _plan.WantsSummaries && (beside == 0 || span.Chunk is null) ? Hours(span) : null;
        if (hours is not null && (span.Chunk is null || IsEnough(hours)))
        {
            // Readings that came for hours whose readings retention has taken go with the next settling.
            tail = tail[beside..];
            return AddHours(hours);
        }

        if (span.Chunk is not { } chunk || Unpack(chunks, chunk, span) is not { } points)
        {
            // Nothing left to read but, perhaps, the summary of what cannot be read.
            Incomplete = true;
            var kept = tail[..beside];
            tail = tail[beside..];
            return hours is null ? _sink.Add(kept) : AddHours(hours);
        }

        beside = CountUpTo(tail, points[^1].Time);
        var merged = PointMerge.Of(Cut(points), tail[..beside]);
        tail = tail[beside..];
        return _sink.Add(merged);
    }

    private bool IsEnough(WindowSummary[] hours)
    {
        foreach (ref readonly var hour in hours.AsSpan())
        {
            if (_plan.Choose(hour, _isOneWindow) == HourUse.Cut)
            {
                return false;
            }
        }

        return true;
    }

    private bool AddHours(WindowSummary[] hours)
    {
        foreach (ref readonly var hour in hours.AsSpan())
        {
            var use = _plan.Choose(hour, _isOneWindow);
            Incomplete |= use == HourUse.Cut;
            if (use != HourUse.Whole)
            {
                continue;
            }

            _reads = _reads with { Summaries = _reads.Summaries + 1 };
            if (!_sink.Add(hour))
            {
                return false;
            }
        }

        return true;
    }

    private WindowSummary[]? Hours(in ChunkSpan span)
    {
        try
        {
            return span.Summary is null ? null : SummaryCodec.Decode(span.Summary);
        }
        catch (InvalidDataException error)
        {
            _damage.FoundSummary(_series, span.Start, error);
            return null;
        }
    }

    private StoredPoint[]? Unpack(ChunkReader chunks, long chunk, in ChunkSpan span)
    {
        try
        {
            _reads = _reads with { Chunks = _reads.Chunks + 1 };
            return chunks.Points(chunk);
        }
        catch (InvalidDataException error)
        {
            _damage.FoundChunk(_series, span.Start, error);
            return null;
        }
    }

    private ReadOnlySpan<StoredPoint> Cut(ReadOnlySpan<StoredPoint> chunk)
    {
        var start = 0;
        while (start < chunk.Length && chunk[start].Time < _plan.From)
        {
            start++;
        }

        var end = chunk.Length;
        while (end > start && chunk[end - 1].Time >= _plan.To)
        {
            end--;
        }

        return chunk[start..end];
    }

    private static int CountUpTo(ReadOnlySpan<StoredPoint> points, long time)
    {
        var count = 0;
        while (count < points.Length && points[count].Time <= time)
        {
            count++;
        }

        return count;
    }
}
