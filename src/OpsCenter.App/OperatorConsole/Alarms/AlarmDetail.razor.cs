using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Everything about one alarm: what it means, what to do, what was done.</summary>
public sealed partial class AlarmDetail
{
    private const int HistoryLength = 20;
    private IReadOnlyList<AlarmTransition> _history = [];
    private ElementReference _field;
    private string? _comment;
    private long _loadedSequence = -1;

    [Parameter]
    [EditorRequired]
    public required string AlarmId { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<(string Id, string? Comment)> Acknowledge { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback Close { get; set; }

    [Inject]
    private IOptions<AlarmOptions> Options { get; set; } = null!;

    private AlarmView? Alarm => Now.Board.Alarms.FirstOrDefault(alarm => alarm.Id == AlarmId);

    /// <summary>Reads the history; the page calls it after an action.</summary>
    public async Task LoadAsync()
    {
        _history = await Alarms.HistoryAsync(Caller, AlarmId, HistoryLength, Leaving) is AlarmHistory.Listed listed ? listed.Transitions : [];
        StateHasChanged();
    }

    protected override async Task OnParametersSetAsync()
    {
        // Only where the alarm itself moved, not at every beat of the clock.
        if (Alarm?.Sequence is { } sequence && sequence != _loadedSequence)
        {
            _loadedSequence = sequence;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _field.Context is not null)
        {
            await _field.TryFocusAsync();
        }
    }

    private bool Late(AlarmView alarm) => alarm is { Active: true, Acknowledged: false } && Now.At - alarm.Since > alarm.Procedure.TimeToRespond;

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? Close.InvokeAsync() : Task.CompletedTask;

    private async Task SubmitAsync()
    {
        if (Alarm is not { } alarm)
        {
            return;
        }

        if (alarm.Acknowledged)
        {
            var outcome = await Alarms.AddCommentAsync(Caller, AlarmId, _comment ?? "", Leaving);
            await TellAsync(outcome is AlarmActionOutcome.Done, T[outcome is AlarmActionOutcome.Done ? "Alarms.Commented" : $"AlarmOutcome.{outcome}", 1]);
            await LoadAsync();
        }
        else
        {
            await Acknowledge.InvokeAsync((AlarmId, _comment));
        }

        _comment = null;
    }
}
