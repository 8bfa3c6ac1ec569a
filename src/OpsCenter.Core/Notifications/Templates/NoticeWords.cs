using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Templates;

/// <summary>Words that no configuration has to bring.</summary>
public static class NoticeWords
{
    private static readonly LocalizedText Simulated = new("[MÔ PHỎNG]", "[SIMULATED]");
    private static readonly LocalizedText Test = new("[TIN THỬ]", "[TEST]");

    public static LocalizedText State(NoticeKind kind) => kind switch
    {
        NoticeKind.Raised => new("CẢNH BÁO", "ALARM"),
        NoticeKind.Escalated => new("TĂNG MỨC", "WORSE"),
        NoticeKind.Eased => new("GIẢM MỨC", "MILDER"),
        NoticeKind.Realarmed => new("VẪN CÒN", "STILL ACTIVE"),
        NoticeKind.Chattering => new("CHẬP CHỜN", "CHATTERING"),
        NoticeKind.Settled => new("HẾT CHẬP CHỜN, VẪN CÒN", "SETTLED, STILL ACTIVE"),
        NoticeKind.Cleared => new("ĐÃ HẾT", "CLEARED"),
        NoticeKind.Closed => new("NGỪNG THEO DÕI, KHÔNG RÕ ĐÃ HẾT CHƯA", "NO LONGER WATCHED, NOT KNOWN WHETHER OVER"),
        NoticeKind.Acknowledged => new("ĐÃ NHẬN", "ACKNOWLEDGED"),
        NoticeKind.Commented => new("GHI CHÚ", "COMMENT"),
        NoticeKind.Stalled => new("HỆ THỐNG BỊ KẸT", "SYSTEM STALLED"),
        NoticeKind.Running => new("HỆ THỐNG CHẠY LẠI", "SYSTEM RUNS AGAIN"),
        NoticeKind.Briefing => new("BÁO CÁO NHANH", "BRIEFING"),
        _ => new("TIN THỬ", "TEST"),
    };

    public static LocalizedText Of(Severity severity) => severity switch
    {
        Severity.Critical => new("Khẩn cấp", "Critical"),
        Severity.High => new("Cao", "High"),
        Severity.Medium => new("Trung bình", "Medium"),
        Severity.Low => new("Thấp", "Low"),
        _ => LocalizedText.Same(""),
    };

    /// <summary>What stands before the text whatever the template says: nobody may take an exercise for the real thing. Null for neither.</summary>
    public static LocalizedText? Mark(Notice notice) => notice.Kind == NoticeKind.Test ? Test : notice.Simulated ? Simulated : null;

    /// <summary>Head of a digest.</summary>
    public static LocalizedText Digest(int count) => new($"{count} tin cảnh báo gộp lại", $"{count} alarm messages in one");
}
