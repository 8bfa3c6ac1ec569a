using System.Globalization;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Briefings;

/// <summary>Periods and briefings by name.</summary>
public static class BriefingTitle
{
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    public static LocalizedText Of(BriefingPeriod period)
    {
        var (start, end) = (LocalClock.Local(period.Start), LocalClock.Local(period.End));
        string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        return period.Kind switch
        {
            BriefingPeriodKind.Shift => new(Text($"Ca {period.Shift}, {start:HH:mm}–{end:HH:mm} ngày {start:dd/MM/yyyy}"), Text($"Shift {period.Shift}, {start:HH:mm}–{end:HH:mm} on {start:dd/MM/yyyy}")),
            BriefingPeriodKind.Day => new(Text($"Ngày {start:dd/MM/yyyy}"), Text($"{start:dd MMMM yyyy}")),
            BriefingPeriodKind.Week => new(
                Text($"Tuần {ISOWeek.GetWeekOfYear(start)} ({start:dd/MM}–{end.AddDays(-1):dd/MM/yyyy})"), Text($"Week {ISOWeek.GetWeekOfYear(start)} ({start:dd/MM}–{end.AddDays(-1):dd/MM/yyyy})")),
            BriefingPeriodKind.Month => new(Text($"Tháng {start.Month}/{start.Year}"), Text($"{start:MMMM yyyy}")),
            _ => new(Text($"Quý {Roman[(start.Month - 1) / 3]}/{start.Year}"), Text($"Quarter {((start.Month - 1) / 3) + 1} of {start.Year}")),
        };
    }

    /// <summary>With its area; of all areas with the one at the top that has most below it.</summary>
    public static LocalizedText Of(Briefing briefing, Places places)
    {
        var (period, area) = (Of(briefing.Period), briefing.AreaName ?? Whole(briefing.Period, places));
        return new($"Báo cáo nhanh: {period.Vi} · {area.Vi}", $"Briefing: {period.En} · {area.En}");
    }

    public static LocalizedText Whole(BriefingPeriod period, Places places)
    {
        var roots = places.Tree.Roots(period.Day);
        return roots is [var only] ? only.Name : new LocalizedText("Toàn bộ địa bàn", "All areas");
    }
}
