using OpsCenter.Core.Alarms;
using OpsCenter.Core.Live.Frames;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Live.Views;

/// <summary>The limits a tile draws: those that all its series share. A limit says nothing about a sum or a count of series.</summary>
internal sealed class LimitLines(LiveSources sources, Aggregate across)
{
    /// <summary>Rules may be reloaded without any reading or alarm changing.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    private Instant _next = new(long.MinValue);
    private int _series = -1;

    public IReadOnlyList<LiveLimit> Current { get; private set; } = [];

    /// <summary>True where the lines changed.</summary>
    public bool Refresh(IReadOnlyList<LiveSeries> series, Instant now)
    {
        if (now < _next && series.Count == _series)
        {
            return false;
        }

        _next = now + LookAgain;
        _series = series.Count;
        var lines = Shared(series);
        if (lines.SequenceEqual(Current))
        {
            return false;
        }

        Current = lines;
        return true;
    }

    private List<LiveLimit> Shared(IReadOnlyList<LiveSeries> series)
    {
        if (series.Count == 0 || across is Aggregate.Sum or Aggregate.Count)
        {
            return [];
        }

        var first = sources.LimitsOf(series[0].Key);
        return series.Skip(1).All(other => sources.LimitsOf(other.Key).SequenceEqual(first))
            ? [.. first.Where(limit => double.IsFinite(limit.Value)).Select(Line)]
            : [];
    }

    private static LiveLimit Line(AlarmLimit limit) =>
        new(limit.Name, (int)limit.Severity, limit.Value, AlarmIndex.Direction(limit.Direction));
}
