using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Builders of the alarm tests.</summary>
internal static class Some
{
    public static Places Places { get; } = new(
        [new Area("chi-linh", new LocalizedText("Chí Linh", "Chi Linh"), null, 106.4, 21.1, null, null, null)],
        [
            new Site("pha-lai", new LocalizedText("Phả Lại", "Pha Lai"), "chi-linh", "water", "river-gauge", 106.3, 21.1, ["rg-01"]),
            new Site("ben-binh", new LocalizedText("Bến Bình", "Ben Binh"), "chi-linh", "water", "river-gauge", 106.4, 21.0, ["rg-02"]),
        ],
        []);

    public static FieldCatalogue Fields { get; } = new(
        [new FieldInfo("river", "level", new LocalizedText("Mực nước", "Water level"), "m", 2, TimeSpan.FromMinutes(1), null, null)]);

    public static SeriesKey Gauge(string site = "pha-lai", string device = "rg-01") => new(
        "river",
        new Dictionary<string, string> { ["pack"] = "water", ["site"] = site, ["area"] = "chi-linh", ["device"] = device },
        "level");

    public static AlarmLevelConfig Level(
        string name, Severity severity, double limit, double deadband = 0, string onDelay = "0:00:00", string offDelay = "0:00:00") =>
        new(
            LocalizedText.Same(name),
            severity,
            limit,
            deadband,
            TimeSpan.Parse(onDelay, System.Globalization.CultureInfo.InvariantCulture),
            TimeSpan.Parse(offDelay, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Phả Lại: 4, 5 and 6 m; a deadband of 0.1 m; level III after five minutes.</summary>
    public static AlarmRuleConfig Flood(string id = "flood", params AlarmLevelConfig[] levels) => new()
    {
        Id = id,
        Pack = "water",
        Title = new LocalizedText("Lũ tại {site}: {level}", "Flood at {site}: {level}"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels = levels.Length > 0
            ? levels
            :
            [
                Level("I", Severity.Medium, 4, deadband: 0.1),
                Level("II", Severity.High, 5, deadband: 0.1),
                Level("III", Severity.Critical, 6, deadband: 0.1, onDelay: "0:05:00"),
            ],
        Procedure = new AlarmProcedure(
            new LocalizedText("Ngập", "Flooding"), new LocalizedText("Gọi trạm bơm", "Call the pump station"), TimeSpan.FromMinutes(15)),
        File = "packs/water/alarms.yaml",
    };
}
