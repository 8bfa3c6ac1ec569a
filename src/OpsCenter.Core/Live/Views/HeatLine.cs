using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>The windows of one tag value. Readings come on the writer's thread, the rest on the stepping one.</summary>
internal sealed class HeatLine(LocalizedText name, TrendLine line, LimitLines limits, int decimals) : ISeriesWatcher
{
    private readonly List<LiveSeries> _series = [];
    private int _flags;

    public LocalizedText Name => name;

    public TrendLine Line => line;

    public bool Simulated => ((ReadingFlags)Volatile.Read(ref _flags)).HasFlag(ReadingFlags.Simulated);

    public void Follow(LiveSeries series)
    {
        _series.Add(series);
        series.Attach(this);
        if (series.Latest is { } latest)
        {
            Mark(latest);
            line.Add(latest, fresh: false);
        }
    }

    public void Detach() => _series.ForEach(series => series.Detach(this));

    public void OnReading(in Reading reading)
    {
        Mark(reading);
        line.Add(reading);
    }

    /// <summary>All windows with what the limits in force now say of them.</summary>
    public IEnumerable<HeatCell> Cells(Instant now)
    {
        line.Close(now);
        limits.Refresh(_series, now);
        var points = line.Points();
        return (line.Begun() is { } begun ? points.Append(begun) : points)
            .Where(point => point.V is not null)
            .Select(point => Cell(point.T, Math.Round(point.V!.Value, decimals)));
    }

    private HeatCell Cell(long time, double value)
    {
        var crossed = limits.Current.Where(limit => limit.IsCrossedBy(value)).MinBy(limit => limit.S);
        return new HeatCell(time, value, crossed?.S ?? 0);
    }

    private void Mark(in Reading reading) => Interlocked.Or(ref _flags, (int)reading.Flags);
}
