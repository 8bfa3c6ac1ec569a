using System.Globalization;
using OpsCenter.App.OperatorConsole.Parts;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Maintenance;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.App.OperatorConsole.Maintenance;

/// <summary>Announced work, and what a fault further up explains: what is quiet, why, and until when.</summary>
public sealed partial class MaintenancePage(
    MaintenanceCalendar calendar, MaintenanceService service, ILiveConfig<Places> places, ILiveConfig<IngestConfiguration> whole)
{
    private MaintenanceDraft? _draft;

    /// <summary>Those that run first, then by when they begin; what is over last.</summary>
    private IReadOnlyList<MaintenanceWindow> Windows =>
    [
        .. calendar.Current.OrderByDescending(window => window.At(Now.At) is not null)
            .ThenBy(window => window.Schedule.Next(Now.At)?.Start.UnixMilliseconds ?? long.MaxValue).ThenBy(window => window.Id, StringComparer.Ordinal),
    ];

    private void New() => _draft = MaintenanceDraft.On(Now.At);

    private void Change(MaintenanceWindow window) => _draft = MaintenanceDraft.Of(window);

    private int Covered(AlarmSelector scope) => Now.Board.Alarms.Count(alarm => scope.Matches(AlarmFacts.Of(alarm)));

    private string ScopeOf(AlarmSelector scope)
    {
        string?[] parts =
        [
            scope.Pack is { } pack ? whole.Current.Packs.FirstOrDefault(one => one.Id == pack)?.Name.ToString() ?? pack : null,
            scope.Area is { } area ? places.Current.Areas.GetValueOrDefault(area)?.Name.ToString() ?? area : null,
            scope.Site is { } site ? places.Current.Sites.GetValueOrDefault(site)?.Name.ToString() ?? site : null,
            scope.Device,
            scope.Rule,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private string WhenOf(MaintenanceSchedule schedule)
    {
        var days = schedule.Repeat switch
        {
            MaintenanceRepeat.Dates => string.Join(", ", schedule.Dates.Select(LocalTime.Day)),
            MaintenanceRepeat.Daily => T["MaintenanceRepeat.Daily"].Value,
            _ => string.Join(", ", schedule.Days.OrderBy(day => ((int)day + 6) % 7).Select(day => T[$"Day.{day}"].Value)),
        };
        var time = T["Maintenance.AtFor", days, schedule.Start.ToString("HH:mm", CultureInfo.InvariantCulture), Figure.Span(schedule.Length)].Value;
        return schedule.Until is { } until ? $"{time}, {T["Maintenance.UntilDay", LocalTime.Day(until)].Value}" : time;
    }

    private async Task SaveAsync(MaintenanceDraft draft)
    {
        if (draft.Schedule is not { } schedule)
        {
            await TellAsync(good: false, T["Maintenance.Unreadable"]);
            return;
        }

        var (outcome, _) = await service.SaveAsync(Caller, draft.Id, draft.Reason, draft.Scope, schedule, Leaving);
        await ToldAsync(outcome);
        if (outcome == MaintenanceOutcome.Done)
        {
            _draft = null;
        }
    }

    private async Task RemoveAsync(MaintenanceWindow window) => await ToldAsync(await service.RemoveAsync(Caller, window.Id, Leaving));

    private Task ToldAsync(MaintenanceOutcome outcome) => TellAsync(outcome == MaintenanceOutcome.Done, T[$"MaintenanceOutcome.{outcome}"]);
}
