using Microsoft.AspNetCore.Components;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.App.OperatorConsole.Playground;

/// <summary>The next messages of a topic, to pick one. Ends with the page.</summary>
public sealed partial class CapturePanel(PlaygroundDesk desk)
{
    private string _filter = "";
    private int _count = 10;
    private string? _problem;
    private MessageCapture? _capture;
    private IReadOnlyList<CapturedMessage> _messages = [];

    [Parameter]
    [EditorRequired]
    public EventCallback<CapturedMessage> Picked { get; set; }

    private bool Running => _capture is { } capture && !capture.IsOver(Now.At);

    /// <summary>With every tick of the console: what has come is shown within a second.</summary>
    protected override void OnParametersSet() => _messages = _capture?.Messages ?? [];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stop();
        }

        base.Dispose(disposing);
    }

    private async Task StartAsync()
    {
        Stop();
        (_capture, var problem) = await desk.CaptureAsync(Caller, _filter.Trim(), _count, Leaving);
        (_problem, _messages) = (_capture is null ? problem : null, []);
    }

    private void Stop()
    {
        if (_capture is { } capture)
        {
            desk.Stop(capture);
        }
    }
}
