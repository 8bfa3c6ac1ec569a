using OpsCenter.App.StoreWatch;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Watchdog;

/// <summary>The rule that says that the server's own pipeline stands still, and its alarm where the board cannot say so itself.</summary>
internal static class WatchAlarm
{
    public const string Rule = "system.pipeline";
    public const string Field = "pipeline_stalled";

    private static readonly LocalizedText Stalled = new("Hệ thống bị kẹt: màn hình có thể không còn đúng", "The pipeline stands still: screens may no longer be true");

    private static readonly AlarmProcedure Procedure = new(
        new LocalizedText(
            "Số liệu mới không được lưu, xét cảnh báo hoặc gửi đi; có thể có cảnh báo mà không ai biết", "New readings are not stored, judged or told; there may be alarms nobody knows of"),
        new LocalizedText(
            "Theo dõi các điểm trọng yếu qua điện thoại; xem /readyz và nhật ký máy chủ; nếu không tự chạy lại, khởi động lại dịch vụ",
            "Watch the important places by telephone; read /readyz and the server's log; restart the service if it does not run again by itself"),
        TimeSpan.FromMinutes(5));

    public static SeriesKey Series { get; } =
        new(StoreAlarms.Measurement, [new(StandardTags.Pack, StoreAlarms.Pack), new(StandardTags.Device, Environment.MachineName)], Field);

    public static IReadOnlyList<FieldInfo> Fields { get; } =
    [
        new(StoreAlarms.Measurement, Field, new LocalizedText("Hệ thống bị kẹt", "Pipeline stands still"), "", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: 1),
        new(StoreAlarms.Measurement, Heartbeat.Field, new LocalizedText("Nhịp tự kiểm tra", "Heartbeat"), "", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: 1),
    ];

    public static IReadOnlyList<AlarmRuleConfig> Rules { get; } =
    [
        new()
        {
            Id = Rule,
            Pack = StoreAlarms.Pack,
            Title = LocalizedText.Same("{level}"),
            Selector = new SeriesSelector(StoreAlarms.Measurement, Field, new Dictionary<string, string>()),
            Direction = AlarmDirection.Above,
            Levels = [new AlarmLevelConfig(Stalled, Severity.Critical, 1, 0, TimeSpan.Zero, TimeSpan.Zero)],
            Procedure = Procedure,
            File = $"built in: {Rule}",
        },
    ];

    public static Reading Reading(bool stalled, Instant now) => new(Series, now, stalled ? 1 : 0, Quality.Good, ReadingFlags.None, now);

    /// <summary>What the board shows in the engine's stead.</summary>
    public static AlarmView View(Stage stage, long sequence) => new()
    {
        Id = Rule,
        RuleId = Rule,
        Title = new LocalizedText($"{Stalled.Vi} (khâu {stage.Name.Vi})", $"{Stalled.En} ({stage.Name.En})"),
        Series = Series,
        Pack = StoreAlarms.Pack,
        Severity = Severity.Critical,
        LevelName = Stalled,
        Active = true,
        Acknowledged = false,
        Since = stage.Since,
        ChangedAt = stage.Since,
        Value = 1,
        Limit = 1,
        Unit = "",
        Direction = AlarmDirection.Above,
        Procedure = Procedure,
        Sequence = sequence,
    };
}
