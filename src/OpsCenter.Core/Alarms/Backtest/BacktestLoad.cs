using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Backtest;

/// <summary>What the alarms ask of one operator, in windows of ten minutes. Budgets as EEMUA 191 and ISA-18.2 give them.</summary>
/// <param name="Calls">Alarms raised or grown worse.</param>
/// <param name="Busiest">Most calls in one window.</param>
/// <param name="BusiestAt">Its start; null where there was no call.</param>
/// <param name="Floods">Windows with more than <see cref="FloodAbove"/> calls.</param>
/// <param name="Windows">Windows in the range.</param>
public sealed record BacktestLoad(int Calls, int Busiest, Instant? BusiestAt, int Floods, int Windows)
{
    /// <summary>Calls a day that one operator deals with.</summary>
    public const double ADay = 150;

    /// <summary>Calls a day that one operator still manages.</summary>
    public const double MostADay = 300;

    /// <summary>More calls in ten minutes are a flood.</summary>
    public const int FloodAbove = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Calls a day, on average over the range.</summary>
    public double PerDay => Windows == 0 ? 0 : Calls / (Windows * Window.TotalDays);

    public static BacktestLoad Of(IEnumerable<BacktestAlarm> alarms, Instant from, Instant to)
    {
        var windows = alarms.SelectMany(alarm => alarm.Calls)
            .Where(at => at >= from && at < to)
            .GroupBy(at => (at - from).Ticks / Window.Ticks)
            .Select(window => (Start: from + (window.Key * Window), Calls: window.Count()))
            .OrderByDescending(window => window.Calls)
            .ThenBy(window => window.Start)
            .ToList();
        return new BacktestLoad(
            windows.Sum(window => window.Calls),
            windows.Count == 0 ? 0 : windows[0].Calls,
            windows.Count == 0 ? null : windows[0].Start,
            windows.Count(window => window.Calls > FloodAbove),
            (int)Math.Ceiling((to - from) / Window));
    }
}
