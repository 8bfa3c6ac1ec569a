using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>When a rule would have called, and how many at once.</summary>
public sealed partial class RuleLoadChart
{
    private const int MostBars = 120;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [Parameter]
    [EditorRequired]
    public required BacktestRun Run { get; set; }

    private IReadOnlyList<(Instant From, int Calls)> Bars { get; set; } = [];

    protected override void OnParametersSet()
    {
        var windows = Run.Alarms.SelectMany(alarm => alarm.Calls).Where(at => at >= Run.From && at < Run.To).CountBy(at => (at - Run.From).Ticks / Window.Ticks).ToDictionary();
        var all = (long)Math.Ceiling((Run.To - Run.From) / Window);
        var each = Math.Max(1, (all + MostBars - 1) / MostBars);
        var busiest = windows.GroupBy(window => window.Key / each).ToDictionary(group => group.Key, group => group.Max(window => window.Value));
        Bars = [.. Enumerable.Range(0, (int)((all + each - 1) / each)).Select(bar => (Run.From + (Window * (bar * each)), busiest.GetValueOrDefault(bar)))];
    }

    private double Height(int calls) => 56.0 * calls / Math.Max(BacktestLoad.FloodAbove * 1.2, Bars.Max(bar => bar.Calls));

    private static string F(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
