namespace OpsCenter.App.OperatorConsole.History;

/// <summary>Window lengths that a person thinks in, each a whole part of a day or whole days.</summary>
internal static class HistoryStep
{
    /// <summary>As many windows as a chart can tell apart.</summary>
    private const int MostWindows = 500;

    private static readonly TimeSpan RawUpTo = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 10, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 30 }.Select(days => TimeSpan.FromDays(days)),
    ];

    /// <summary>Null, the readings themselves, for a short range; else the shortest step that gives a chart no more than it can show.</summary>
    public static TimeSpan? For(TimeSpan range) => range <= RawUpTo ? null : AtLeast(range);

    /// <summary>The same where the readings themselves are not wanted.</summary>
    public static TimeSpan AtLeast(TimeSpan range) => Array.Find(Steps, step => range / step <= MostWindows) is { Ticks: > 0 } found ? found : Steps[^1];
}
