using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;

namespace OpsCenter.App.OperatorConsole.Alarms;

/// <summary>Everything about one alarm: what it means, what to do, what was done, what belongs to it, how often it came before.</summary>
public sealed partial class AlarmDetail
{
    /// <summary>Lines of history: those of some weeks of an alarm that comes often.</summary>
    private const int HistoryLength = 500;
    private IReadOnlyList<AlarmTransition> _history = [];
    private ElementReference _field;
    private string? _comment;
    private bool _shelveOpen;
    private long _loadedSequence = -1;

    [Parameter]
    [EditorRequired]
    public required string AlarmId { get; set; }

    /// <summary>Opened to be shelved.</summary>
    [Parameter]
    public bool Shelving { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<(string Id, string? Comment)> Acknowledge { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback Close { get; set; }

    [Inject]
    private IOptions<AlarmOptions> Options { get; set; } = null!;

    private AlarmView? Alarm => Now.Board.Alarms.Concat(Now.Board.Resting).FirstOrDefault(alarm => alarm.Id == AlarmId);

    /// <summary>Reads the history; the page calls it after an action.</summary>
    public async Task LoadAsync()
    {
        _history = await Alarms.HistoryAsync(Caller, AlarmId, HistoryLength, Leaving) is AlarmHistory.Listed listed ? listed.Transitions : [];
        StateHasChanged();
    }

    protected override void OnInitialized() => _shelveOpen = Shelving;

    protected override async Task OnParametersSetAsync()
    {
        // Only where the alarm itself moved, not at every beat of the clock; once also for one that is closed.
        var sequence = Alarm?.Sequence ?? 0;
        if (sequence != _loadedSequence)
        {
            _loadedSequence = sequence;
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && !_shelveOpen && _field.Context is not null)
        {
            await _field.TryFocusAsync();
        }
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? Close.InvokeAsync() : Task.CompletedTask;

    private async Task SubmitAsync()
    {
        if (Alarm is not { } alarm)
        {
            return;
        }

        if (alarm.Acknowledged)
        {
            await TellAsync(await Alarms.AddCommentAsync(Caller, AlarmId, _comment ?? "", Leaving), "Alarms.Commented");
        }
        else
        {
            await Acknowledge.InvokeAsync((AlarmId, _comment));
        }

        _comment = null;
    }

    private async Task TakeOverAsync() => await TellAsync(await Alarms.TakeOverAsync(Caller, AlarmId, Leaving), "Alarms.TakenOver");

    private async Task ShelveAsync((string Reason, TimeSpan Time) wish)
    {
        var outcome = await Alarms.ShelveAsync(Caller, AlarmId, wish.Reason, wish.Time, Leaving);
        _shelveOpen = outcome is not (AlarmActionOutcome.Done or AlarmActionOutcome.NotSavedYet);
        await TellAsync(outcome, "Alarms.Shelved");
    }

    private async Task UnshelveAsync() => await TellAsync(await Alarms.UnshelveAsync(Caller, AlarmId, _comment, Leaving), "Alarms.Unshelved");

    private async Task MarkAsync((int Number, bool Done) step)
    {
        var outcome = await Alarms.MarkStepAsync(Caller, AlarmId, step.Number, step.Done, Leaving);
        if (outcome is AlarmActionOutcome.Done)
        {
            await LoadAsync();
            return;
        }

        await TellAsync(outcome, "Alarms.Commented");
    }

    private async Task TellAsync(AlarmActionOutcome outcome, string done)
    {
        await TellAsync(outcome is AlarmActionOutcome.Done, T[outcome is AlarmActionOutcome.Done ? done : $"AlarmOutcome.{outcome}", 1]);
        await LoadAsync();
    }
}
