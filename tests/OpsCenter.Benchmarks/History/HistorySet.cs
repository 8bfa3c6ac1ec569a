namespace OpsCenter.Benchmarks.History;

/// <param name="Series">How many.</param>
/// <param name="Hours">How long each is.</param>
/// <param name="Interval">Seconds between its readings.</param>
internal sealed record HistorySet(int Series, int Hours, int Interval)
{
    public static readonly HistorySet None = new(0, 0, 1);

    public long Readings => Series * (Hours * 3600L / Interval);

    public long Start(long end) => end - (Hours * 3600L);
}
