using Microsoft.AspNetCore.Components;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Maintenance;

/// <summary>Writes one window, and says beforehand what it would cover.</summary>
public sealed partial class MaintenanceForm(
    ILiveConfig<Places> places, ILiveConfig<IngestConfiguration> whole, ILiveConfig<IReadOnlyList<AlarmRuleConfig>> rules)
{
    private const int Occurrences = 3;

    private static readonly DayOfWeek[] Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private bool _busy;

    [Parameter]
    [EditorRequired]
    public required MaintenanceDraft Draft { get; set; }

    [Parameter]
    [EditorRequired]
    public required ConsoleNow Now { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback<MaintenanceDraft> Saved { get; set; }

    [Parameter]
    [EditorRequired]
    public EventCallback Cancelled { get; set; }

    private IReadOnlyList<Pack> Packs => whole.Current.Packs;

    private IEnumerable<Area> Areas => places.Current.Areas.Values.OrderBy(area => area.Name.Vi, StringComparer.CurrentCulture);

    private IEnumerable<Site> Sites => places.Current.Sites.Values.Where(Fits).OrderBy(site => site.Name.Vi, StringComparer.CurrentCulture);

    private IEnumerable<string> Rules => rules.Current.Select(rule => rule.Id).Order(StringComparer.Ordinal);

    private bool Fits(Site site) =>
        (string.IsNullOrEmpty(Draft.Pack) || site.Pack == Draft.Pack) && (string.IsNullOrEmpty(Draft.Area) || site.Area == Draft.Area);

    private string Preview()
    {
        var scope = Draft.Scope;
        if (scope.IsOpen)
        {
            return T["MaintenanceOutcome.ScopeMissing"];
        }

        if (Draft.Schedule is not { } schedule)
        {
            return T["Maintenance.Unreadable"];
        }

        var alarms = Now.Board.Alarms.Count(alarm => scope.Matches(AlarmFacts.Of(alarm)));
        var sites = places.Current.Sites.Values.Count(site =>
            (scope.Site is null || scope.Site == site.Id) && (scope.Pack is null || scope.Pack == site.Pack) && (scope.Area is null || scope.Area == site.Area)
            && (scope.Device is null || site.Devices.Contains(scope.Device)));
        var next = schedule.Next(Now.At, Occurrences).Select(one => one.Start).ToList();
        var times = schedule.At(Now.At) is { } running ? [T["Maintenance.RunsUntil", LocalTime.Full(running.End)].Value] : new List<string>();
        times.AddRange(next.Select(LocalTime.Full));
        return times.Count == 0
            ? T["MaintenanceOutcome.DaysMissing"]
            : T["Maintenance.Preview", alarms, sites, string.Join(" · ", times)];
    }

    private async Task SaveAsync()
    {
        _busy = true;
        try
        {
            await Saved.InvokeAsync(Draft);
        }
        finally
        {
            _busy = false;
        }
    }
}
