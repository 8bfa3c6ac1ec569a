using System.Collections.Frozen;
using OpsCenter.Core.Access;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings.Reading;

/// <summary>Tables that are to be filed, the programmes' register among them: the newest that is late, and what falls due.</summary>
internal sealed class BriefingSheets(SheetService sheets) : IBriefingOutlook
{
    private static readonly Caller Self = new("briefing", CallerKind.System, FrozenSet.Create(Permission.Read));

    public async Task<IReadOnlyList<BriefingComing>> OfAsync(Instant from, Instant to, string? area, CancellationToken cancellation)
    {
        // Tables belong to units, not to areas: told of the whole province.
        if (area is not null)
        {
            return [];
        }

        return
        [
            .. (await sheets.OverviewAsync(Self, cancellation)).SelectMany(pair => pair.Periods
                .Where(status => !status.IsFiled || status.Period.Kind == SheetPeriodKind.None)
                .Select(status => (pair.Sheet, Status: status, Due: DueOf(status)))
                .Where(one => one.Due < to && (one.Due >= from || one.Status.State == SheetState.Overdue))
                .OrderByDescending(one => one.Due)
                .Take(1)
                .Select(one => new BriefingComing(BriefingComingKind.SheetDue, one.Due!.Value, one.Sheet.Name, null, one.Status.Period.Name))),
        ];
    }

    /// <summary>In time until the day is over.</summary>
    private static Instant? DueOf(SheetStatus status) => status.Due is { } due && due < DateOnly.MaxValue ? LocalClock.At(due.AddDays(1).ToDateTime(TimeOnly.MinValue)) : null;
}
