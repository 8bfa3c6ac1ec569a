using OpsCenter.Ingest.Pipeline;

namespace OpsCenter.App.OperatorConsole;

/// <summary>A source's counters, and how fast they grow.</summary>
/// <param name="Status">Since the server's start.</param>
/// <param name="PerSecond">Messages a second, smoothed; null before there are two looks to compare.</param>
public sealed record SourceState(IngestSourceStatus Status, double? PerSecond)
{
    /// <summary>Weight of the newest second: a burst shows within three seconds and is forgotten within ten.</summary>
    private const double Newest = 0.3;
    private const double Nothing = 0.05;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The states after <paramref name="elapsed"/>.</summary>
    public static IReadOnlyList<SourceState> Follow(
        IReadOnlyList<SourceState> before, IReadOnlyList<IngestSourceStatus> now, TimeSpan elapsed)
    {
        var known = before.ToDictionary(state => state.Status.Source);
        return [.. now.Select(status => new SourceState(status, Rate(known.GetValueOrDefault(status.Source), status, elapsed)))];
    }

    private static double? Rate(SourceState? before, IngestSourceStatus now, TimeSpan elapsed)
    {
        if (before is null || elapsed <= TimeSpan.Zero || elapsed > Longest)
        {
            return null;
        }

        var rate = (now.Messages - before.Status.Messages) / elapsed.TotalSeconds;
        var smooth = before.PerSecond is { } earlier ? earlier + (Newest * (rate - earlier)) : rate;
        return smooth < Nothing ? 0 : smooth;
    }
}
