using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Backup;

/// <summary>The rule that says that backups have stopped; in force where backups are on.</summary>
internal static class BackupAlarm
{
    public const string Rule = "system.backup";
    public const string AgeField = "backup_age";

    private const int LateAfterIntervals = 2;

    public static IReadOnlyList<FieldInfo> Fields(BackupOptions options) => !options.IsOn ? [] :
    [
        new(StoreAlarms.Measurement, AgeField, new LocalizedText("Tuổi bản sao lưu mới nhất", "Age of the newest backup"), "min", 1, ExpectedInterval: null, ValidMin: 0, ValidMax: null),
    ];

    public static IReadOnlyList<AlarmRuleConfig> Rules(BackupOptions options) => options.IsOn ? [Late(options.Every * LateAfterIntervals)] : [];

    private static AlarmRuleConfig Late(TimeSpan limit) => new()
    {
        Id = Rule,
        Pack = StoreAlarms.Pack,
        Title = LocalizedText.Same("{level}"),
        Selector = new SeriesSelector(StoreAlarms.Measurement, AgeField, new Dictionary<string, string>()),
        Direction = AlarmDirection.Above,
        Levels =
        [
            new AlarmLevelConfig(
                new LocalizedText("Sao lưu bị trễ", "Backups are late"), Severity.High, limit.TotalMinutes, 0, TimeSpan.Zero, TimeSpan.Zero),
        ],
        Procedure = new AlarmProcedure(
            new LocalizedText(
                "Nếu ổ đĩa hỏng lúc này, mọi số liệu sau bản sao lưu mới nhất sẽ mất",
                "If the disk broke now, everything since the newest backup would be lost"),
            new LocalizedText(
                "Xem lý do trong nhật ký máy chủ; kiểm tra thư mục sao lưu (Backup:Dir): còn chỗ, quyền ghi, ổ đĩa có được gắn không",
                "Read the reason in the server's log; check the folder of the backups (Backup:Dir): room, permissions, whether its disk is mounted"),
            TimeSpan.FromHours(4)),
        File = $"built in: {Rule}",
    };
}
