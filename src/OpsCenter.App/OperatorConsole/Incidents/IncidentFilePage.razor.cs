using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Access;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>One incident: where it stands, what is to be done, what was done.</summary>
public sealed partial class IncidentFilePage(IncidentService incidents, ILiveConfig<Places> places, ILiveConfig<UnitTree> units)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private IncidentFile? _file;
    private string? _shown;
    private Instant _loadedAt;
    private bool _looked;

    [Parameter]
    public string Number { get; set; } = "";

    private bool MayWork => Caller.Can(Permission.OperateIncidents);

    private string Place => _file is { } file && IncidentWords.Place(file.Incident, places.Current) is { Length: > 0 } place ? place : "–";

    protected override async Task OnParametersSetAsync()
    {
        if (Number != _shown || Now.At - _loadedAt >= Fresh)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        (_shown, _loadedAt) = (Number, Now.At);
        var found = await incidents.FindAsync(Caller, Number, Leaving);
        if (found?.Incident.Version != _file?.Incident.Version || found?.Incident.Number != _file?.Incident.Number)
        {
            _file = found;
        }

        _looked = true;
    }

    private async Task TakeAsync()
    {
        var result = await incidents.TakeAsync(Caller, Number, Leaving);
        await TellAsync(result.IsDone, T[$"IncidentOutcome.{result.Outcome}", Number]);
        await LoadAsync();
    }

    private async Task<bool> ChangeAsync(IncidentEdit edit)
    {
        var seen = _file;
        var result = await incidents.ChangeAsync(Caller, Number, edit, Leaving);
        await LoadAsync();
        if (result.Outcome == IncidentOutcome.Conflict && edit.Version == seen?.Incident.Version && _file is { } now && IsSameToPeople(seen!.Incident, now.Incident))
        {
            result = await incidents.ChangeAsync(Caller, Number, edit with { Version = now.Incident.Version }, Leaving);
            await LoadAsync();
        }

        StateHasChanged();
        if (!result.IsDone)
        {
            await TellAsync(false, T[$"IncidentOutcome.{result.Outcome}", Number]);
        }

        return result.IsDone;
    }

    /// <summary>An alarm that clears is noted in the timeline; that is no reason to refuse what a person decided on the same facts.</summary>
    private static bool IsSameToPeople(Incident seen, Incident now) =>
        (seen.Status, seen.Owner, seen.Unit, seen.Severity, seen.DueAt, seen.MergedInto) == (now.Status, now.Owner, now.Unit, now.Severity, now.DueAt, now.MergedInto);
}
