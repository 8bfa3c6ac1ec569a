using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>A briefing in one sentence: what is off, what is open, what happened, what nobody answered.</summary>
public static class BriefingSentence
{
    public static LocalizedText Of(Briefing briefing)
    {
        var (off, open, overdue) = (briefing.OffTarget, briefing.OpenCount, briefing.Overdue);
        var urgent = briefing.AlarmCounts.Where(count => count.Severity <= Severity.High).Sum(count => count.Count);
        var (raised, missing) = (briefing.Raised, briefing.Confidence.WithoutValue);
        return new LocalizedText(
            Joined(
                off == 0 ? "Không có chỉ tiêu ngoài mục tiêu" : $"{off} chỉ tiêu ngoài mục tiêu",
                open == 0 ? "không có sự cố đang mở" : $"{open} sự cố đang mở{(overdue > 0 ? $" ({overdue} quá hạn)" : "")}",
                raised == 0 ? "không có cảnh báo" : $"{raised} cảnh báo{(urgent > 0 ? $" ({urgent} khẩn cấp hoặc cao)" : "")}{Course(raised, briefing.RaisedBefore, "kỳ trước")}",
                briefing.Unanswered > 0 ? $"{briefing.Unanswered} chưa ai nhận" : null,
                missing > 0 ? $"{missing} chỉ tiêu chưa có số liệu" : null),
            Joined(
                off == 0 ? "No KPI is off target" : $"{Many(off, "KPI is", "KPIs are")} off target",
                open == 0 ? "no incident is open" : $"{Many(open, "incident is", "incidents are")} open{(overdue > 0 ? $" ({overdue} overdue)" : "")}",
                raised == 0 ? "no alarms" : $"{Many(raised, "alarm", "alarms")}{(urgent > 0 ? $" ({urgent} critical or high)" : "")}{Course(raised, briefing.RaisedBefore, "the period before")}",
                briefing.Unanswered > 0 ? $"{briefing.Unanswered} unanswered" : null,
                missing > 0 ? $"{Many(missing, "KPI", "KPIs")} without a figure" : null));
    }

    private static string Course(int now, int? before, string then) => before is null || before == now ? "" : $", {then} {before}";

    private static string Many(int count, string one, string many) => $"{count} {(count == 1 ? one : many)}";

    private static string Joined(params string?[] parts) => $"{string.Join("; ", parts.Where(part => part is not null))}.";
}
