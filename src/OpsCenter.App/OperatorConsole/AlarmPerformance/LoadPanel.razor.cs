using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.AlarmPerformance;

/// <summary>The load over time and the figures that have no target of their own.</summary>
public sealed partial class LoadPanel
{
    /// <summary>As many as can be told apart.</summary>
    private const int MostBars = 180;

    [Parameter]
    [EditorRequired]
    public required AlarmPerformanceReport Report { get; set; }

    [Parameter]
    public AlarmPerformanceReport? Before { get; set; }

    private IReadOnlyList<(Instant From, int Calls, bool Flood)> Bars { get; set; } = [];

    private string FloodText => Report.Load.Floods is not { Count: > 0 } floods
        ? T["Performance.NoFlood"]
        : T["Performance.FloodFigures", floods.Count, FigureText.Percent(Report.Load.FloodShare), Figure.Span(floods.Max(flood => flood.Length)), floods.Max(flood => flood.Busiest), LocalTime.Full(floods.MaxBy(flood => flood.Busiest)!.From)];

    protected override void OnParametersSet()
    {
        var load = Report.Load;
        var each = (int)Math.Ceiling((double)load.Windows.Count / MostBars);
        Bars = [.. load.Windows.Chunk(Math.Max(1, each)).Select((windows, index) =>
            (load.From + (AlarmLoad.Window * each * index), windows.Sum(), windows.Any(calls => calls > AlarmLoad.FloodAbove * load.Operators)))];
    }

    private static string F(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
