using System.Globalization;
using Microsoft.AspNetCore.Components;
using OpsCenter.App.Screens.Displays;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Screens;

/// <summary>One display: how it is, what it shows, what can be done with it.</summary>
public sealed partial class DisplayRow
{
    [Parameter, EditorRequired]
    public required DisplayLine Line { get; set; }

    [Parameter, EditorRequired]
    public Instant Now { get; set; }

    [Parameter]
    public EventCallback Control { get; set; }

    [Parameter]
    public EventCallback Release { get; set; }

    [Parameter]
    public EventCallback Identify { get; set; }

    [Parameter]
    public EventCallback Reload { get; set; }

    [Parameter]
    public EventCallback Revoke { get; set; }

    private string Tone => Line.State switch
    {
        DisplayState.Live => "ok",
        DisplayState.Stale => "warn",
        DisplayState.Gone => "bad",
        _ => "",
    };

    private string Address => $"/wall/{Uri.EscapeDataString(Line.Screen)}" + (Line.Open?.Report.Cell is { } cell ? $"?cell={Uri.EscapeDataString(cell)}" : "");

    private string Summary(DisplayReport report) => T[
        "Displays.Summary",
        Whole(report.Fps),
        Whole(report.HeapMb),
        (report.FrameAgeMs / 1000).ToString("0.0", CultureInfo.CurrentCulture)];

    private static string Whole(double? figure) => figure?.ToString("0", CultureInfo.CurrentCulture) ?? "–";

    private IEnumerable<string> Facts(DisplayReport report)
    {
        yield return $"{report.Width} × {report.Height} · {report.Agent}";
        yield return T["Displays.Nodes", report.Nodes];
        yield return T["Displays.Late", report.Late];
        yield return T["Displays.Skew", (report.SkewMs / 1000).ToString("0.0", CultureInfo.CurrentCulture)];
        yield return T["Displays.Build", report.Build ?? "–"];
        if (report.SoundBlocked)
        {
            yield return T["Displays.SoundBlocked"];
        }
    }
}
