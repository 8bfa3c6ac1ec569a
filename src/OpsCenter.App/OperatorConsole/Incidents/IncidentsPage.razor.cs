using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using OpsCenter.Core.Units;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Incidents;

/// <summary>All incidents, chosen by whose they are, how bad, and what they say; by mouse or keyboard.</summary>
public sealed partial class IncidentsPage(
    IncidentService incidents, ILiveConfig<Places> places, ILiveConfig<UnitTree> units, ILiveConfig<IngestConfiguration> configuration, NavigationManager navigation)
{
    private const int PageSize = 50;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];
    private readonly Dictionary<string, IncidentRow> _rows = [];
    private Wish _wish = Wish.Usual;
    private Core.Incidents.IncidentPage _page = Core.Incidents.IncidentPage.Empty;
    private Instant _loadedAt;
    private string? _selected;
    private bool _focusRow;
    private int _skip;

    private IReadOnlyList<string> MyUnits => [.. units.Current.Of(Caller.Name).Select(unit => unit.Id)];

    private IReadOnlyList<(string Unit, string? Who)> OnCall =>
        [.. units.Current.All.Where(unit => unit.Rota.Count > 0).Select(unit => (unit.Name.ToString(), units.Current.OnCall(unit.Id, Now.At)))];

    private IncidentRow Row
    {
        set => _rows[value.Incident.Number] = value;
    }

    protected override async Task OnParametersSetAsync()
    {
        // The clock's beat brings what others did meanwhile.
        if (Now.At - _loadedAt >= Fresh)
        {
            await LoadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var focus = _focusRow;
        _focusRow = false;
        if (focus && _selected is not null && _rows.TryGetValue(_selected, out var row))
        {
            await row.FocusAsync();
        }
    }

    private static string Pressed(bool on) => on ? "true" : "false";

    private async Task LoadAsync()
    {
        _loadedAt = Now.At;
        _page = await incidents.ListAsync(Caller, _wish.Query(Caller.Name, MyUnits, Now.At, _skip, PageSize), Leaving);
        foreach (var gone in _rows.Keys.Except(_page.Incidents.Select(one => one.Number)).ToArray())
        {
            _rows.Remove(gone);
        }

        _selected = _page.Incidents.Any(one => one.Number == _selected) ? _selected : null;
    }

    private Task ChooseAsync(Wish wish)
    {
        (_wish, _skip) = (wish, 0);
        return LoadAsync();
    }

    private Task MoveAsync(int by)
    {
        _skip = Math.Max(0, _skip + by);
        return LoadAsync();
    }

    private void Open(string number) => navigation.NavigateTo($"/console/incidents/{number}");

    private void Key(string number, KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        if (key.Key == "Enter")
        {
            Open(number);
            return;
        }

        var numbers = _page.Incidents.Select(one => one.Number).ToList();
        var at = numbers.IndexOf(_selected ?? number);
        var to = key.Key switch
        {
            "j" or "ArrowDown" => at + 1,
            "k" or "ArrowUp" => at - 1,
            "Home" => 0,
            "End" => numbers.Count - 1,
            _ => -2,
        };
        if (to > -2 && numbers.Count > 0)
        {
            _selected = numbers[Math.Clamp(to, 0, numbers.Count - 1)];
            _focusRow = true;
        }
    }

    /// <summary>What the person wants to see.</summary>
    private sealed record Wish(bool OpenOnly, bool Mine, bool MyUnit, bool Overdue, Severity? Severity, string? Pack, string? Text)
    {
        public static Wish Usual { get; } = new(true, false, false, false, null, null, null);

        public IncidentQuery Query(string me, IReadOnlyList<string> myUnits, Instant now, int skip, int limit) => new()
        {
            Open = OpenOnly ? true : null,
            Owner = Mine ? me : null,
            Units = MyUnit ? myUnits : null,
            OverdueAt = Overdue ? now : null,
            Severity = Severity,
            Pack = Pack,
            Text = Text,
            Skip = skip,
            Limit = limit,
        };
    }
}
