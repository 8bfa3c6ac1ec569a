using System.Globalization;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.StoreWatch;

/// <summary>Rules and fields of what the server says about its own store. They are in force without any configuration.</summary>
internal static class StoreAlarms
{
    public const string Pack = "system";
    public const string Measurement = "server";
    public const string FreeField = "disk_free";
    public const string RefusesField = "store_refuses";
    public const string WaitsField = "history_waits";
    public const string DamagedField = "store_damaged";
    public const double BytesPerMegabyte = 1e6;

    public static IReadOnlyList<FieldInfo> Fields { get; } =
    [
        new(Measurement, FreeField, new LocalizedText("Ổ đĩa còn trống", "Free disk space"), "MB", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: null),
        new(Measurement, RefusesField, new LocalizedText("Kho từ chối ghi", "Store refuses to write"), "", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: 1),
        new(Measurement, WaitsField, new LocalizedText("Số liệu chờ vào InfluxDB", "Readings wait for InfluxDB"), "", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: 1),
        new(Measurement, DamagedField, new LocalizedText("Mảnh dữ liệu hỏng", "Damaged pieces of history"), "", 0, ExpectedInterval: null, ValidMin: 0, ValidMax: null),
    ];

    /// <summary>"Nothing is stored" at the reserve, a warning at four times as much: time to make room before devices have to wait.</summary>
    public static IReadOnlyList<AlarmRuleConfig> Rules(long reservedBytes)
    {
        var reserved = Math.Ceiling(reservedBytes / BytesPerMegabyte);
        return [Full(reserved), Refuses(), Waits(), Damaged()];
    }

    private static AlarmRuleConfig Full(double reserved) => Rule("system.disk", FreeField, AlarmDirection.Below) with
    {
        Levels =
        [
            new AlarmLevelConfig(
                new LocalizedText("Ổ đĩa sắp đầy", "Disk nearly full"), Severity.High, reserved * 4, Math.Ceiling(reserved / 4), TimeSpan.Zero, TimeSpan.Zero),
            new AlarmLevelConfig(
                new LocalizedText("Ổ đĩa đầy: không lưu được số liệu", "Disk full: nothing is stored"), Severity.Critical, reserved, Math.Ceiling(reserved / 8), TimeSpan.Zero, TimeSpan.Zero),
        ],
        Procedure = new AlarmProcedure(
            new LocalizedText(
                "Khi đầy, không số liệu nào được lưu hay xác nhận; thiết bị giữ lại bản tin, thiết bị không giữ được sẽ mất",
                "Once full, nothing is stored or acknowledged; devices keep their messages, and those that cannot lose them"),
            new LocalizedText(
                "Giải phóng hoặc mở rộng ổ đĩa của thư mục dữ liệu, hoặc giảm thời gian lưu (Storage:Embedded:Retention); máy chủ tự nhận lại khi có chỗ",
                "Free or enlarge the disk of the data folder, or keep readings for less long (Storage:Embedded:Retention); the server goes on by itself once there is room"),
            TimeSpan.FromMinutes(30)),
    };

    private static AlarmRuleConfig Refuses() => Rule("system.store", RefusesField, AlarmDirection.Above) with
    {
        Levels =
        [
            // A copy of the file by hand locks it for a moment; that is no alarm.
            new AlarmLevelConfig(
                new LocalizedText("Kho dữ liệu không ghi được", "The store cannot write"), Severity.Critical, 1, 0, TimeSpan.FromSeconds(10), TimeSpan.Zero),
        ],
        Procedure = new AlarmProcedure(
            new LocalizedText(
                "Không số liệu nào được lưu hay xác nhận; thiết bị giữ lại bản tin",
                "Nothing is stored or acknowledged; devices keep their messages"),
            new LocalizedText(
                "Xem lý do ở /readyz hoặc nhật ký máy chủ; kiểm tra ổ đĩa, quyền ghi và chương trình khác đang khoá tệp",
                "Read the reason at /readyz or in the server's log; check the disk, permissions and programs that lock the file"),
            TimeSpan.FromMinutes(15)),
    };

    /// <summary>Nothing is lost by it and a restart of the database passes unseen; an hour of it leaves a hole in every chart until it ends.</summary>
    private static AlarmRuleConfig Waits() => Rule("system.history", WaitsField, AlarmDirection.Above) with
    {
        Levels =
        [
            new AlarmLevelConfig(
                new LocalizedText("InfluxDB không nhận số liệu", "InfluxDB takes no readings"), Severity.Medium, 1, 0, TimeSpan.FromMinutes(1), TimeSpan.Zero),
        ],
        Procedure = new AlarmProcedure(
            new LocalizedText(
                "Số liệu mới vẫn được lưu trên máy chủ và hiển thị; lịch sử, biểu đồ mới mở và chỉ số phải chờ",
                "New readings are kept on the server and shown; history, newly opened charts and indicators have to wait"),
            new LocalizedText(
                "Xem lý do ở /readyz hoặc nhật ký máy chủ; khởi động lại InfluxDB, kiểm tra địa chỉ và tài khoản (Storage:Influx)",
                "Read the reason at /readyz or in the server's log; start InfluxDB again, check address and account (Storage:Influx)"),
            TimeSpan.FromHours(1)),
    };

    /// <summary>Everything else is stored and answers; what is lost comes back only from a backup, and backups are kept only so long.</summary>
    private static AlarmRuleConfig Damaged() => Rule("system.damage", DamagedField, AlarmDirection.Above) with
    {
        Levels =
        [
            new AlarmLevelConfig(
                new LocalizedText("Một phần dữ liệu lịch sử bị hỏng", "A part of the history is damaged"), Severity.High, 1, 0, TimeSpan.Zero, TimeSpan.Zero),
        ],
        Procedure = new AlarmProcedure(
            new LocalizedText(
                "Số liệu của phần hỏng không còn trong biểu đồ và báo cáo; các bản sao lưu còn giữ nó sẽ dần bị xoá",
                "Readings of the damaged part are missing from charts and reports; backups that still have them will be deleted in time"),
            new LocalizedText(
                "Xem phần nào hỏng trong nhật ký máy chủ hoặc bằng lệnh check --data; kiểm tra ổ đĩa; khôi phục từ bản sao lưu trước khi hỏng",
                "Read in the server's log or with check --data which part it is; test the disk; restore a backup from before the damage"),
            TimeSpan.FromHours(8)),
    };

    private static AlarmRuleConfig Rule(string id, string field, AlarmDirection direction) => new()
    {
        Id = id,
        Pack = Pack,
        Title = LocalizedText.Same("{level}"),
        Selector = new SeriesSelector(Measurement, field, new Dictionary<string, string>()),
        Direction = direction,
        Levels = [],
        Procedure = new AlarmProcedure(LocalizedText.Same(""), LocalizedText.Same(""), TimeSpan.Zero),
        File = string.Create(CultureInfo.InvariantCulture, $"built in: {id}"),
    };
}
