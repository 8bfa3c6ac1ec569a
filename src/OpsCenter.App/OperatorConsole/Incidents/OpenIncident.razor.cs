using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Incidents;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>The way from an alarm to its incident.</summary>
public sealed partial class OpenIncident(IncidentService incidents, NavigationManager navigation)
{
    private Incident? _has;
    private bool _linked;
    private string? _asked;
    private long _askedAt = -1;

    [Parameter]
    [EditorRequired]
    public required string AlarmId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var alarm = Now.Board.Alarms.FirstOrDefault(one => one.Id == AlarmId);
        if (alarm is null || (AlarmId == _asked && alarm.Sequence == _askedAt))
        {
            return;
        }

        (_asked, _askedAt) = (AlarmId, alarm.Sequence);
        _has = await incidents.SuggestAsync(Caller, alarm, Leaving);
        _linked = _has is not null && await incidents.FindAsync(Caller, _has.Number, Leaving) is { } file && file.Alarms.Any(link => link.Target == AlarmId);
    }

    private async Task OpenAsync()
    {
        var result = await incidents.OpenAsync(Caller, AlarmId, Leaving);
        await TellAsync(result.IsDone, T[$"IncidentOutcome.{result.Outcome}", result.Number ?? ""]);
        if (result.Number is { } number)
        {
            navigation.NavigateTo($"/console/incidents/{number}");
        }
    }

    private async Task LinkAsync(string number)
    {
        var result = await incidents.LinkAsync(Caller, number, AlarmId, Leaving);
        await TellAsync(result.IsDone, T[$"IncidentOutcome.{result.Outcome}", number]);
        if (result.IsDone)
        {
            navigation.NavigateTo($"/console/incidents/{number}");
        }
    }
}
