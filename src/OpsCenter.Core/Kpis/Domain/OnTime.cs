using OpsCenter.Core.Calendars;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>How many of what was promised was done in time.</summary>
/// <remarks>
/// The share counts what is open and overdue as not in time, so that leaving late cases open does not better it (Decision 766/QĐ-TTg counts
/// dossiers answered and overdue alike).
/// </remarks>
/// <param name="DoneOnTime">Done not after it was due, or without a promise.</param>
/// <param name="DoneLate">Done after it was due.</param>
/// <param name="OpenWithinTime">Not done, not yet due.</param>
/// <param name="OpenOverdue">Not done, and due.</param>
public sealed record OnTime(int DoneOnTime, int DoneLate, int OpenWithinTime, int OpenOverdue)
{
    private const double Percent = 100;

    /// <summary>Done in time of all that is done or overdue, in percent; null where that is nothing.</summary>
    public double? RatePercent => DoneOnTime + DoneLate + OpenOverdue is > 0 and var judged ? Percent * DoneOnTime / judged : null;

    /// <summary>As it was at a moment; cases received later do not count.</summary>
    public static OnTime Of(IEnumerable<TimedCase> cases, Instant now)
    {
        int onTime = 0, late = 0, open = 0, overdue = 0;
        foreach (var one in cases.Where(one => one.Received <= now).Select(one => one.At(now)))
        {
            switch (one)
            {
                case { Done: { } done } when one.Due is not { } due || done <= due:
                    onTime++;
                    break;
                case { Done: not null }:
                    late++;
                    break;
                case { Due: { } due } when due < now:
                    overdue++;
                    break;
                default:
                    open++;
                    break;
            }
        }

        return new OnTime(onTime, late, open, overdue);
    }

    /// <summary>Office hours from receipt until it was done, or until now while it is open.</summary>
    public static TimeSpan WorkingTime(WorkCalendar calendar, TimedCase one, Instant now) => calendar.Between(one.Received, one.At(now).Done ?? now);
}
