using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>A rule, a reading that breaks it, and what an operator sees of it.</summary>
internal static class SomeAlarm
{
    public static AlarmRuleConfig Flood { get; } = new()
    {
        Id = "water.flood",
        Pack = "water",
        Title = new LocalizedText("Lũ tại {site}", "Flood at {site}"),
        Selector = new SeriesSelector("river", "level", new Dictionary<string, string>()),
        Levels = [new AlarmLevelConfig(new LocalizedText("Báo động III", "Alarm III"), Severity.Critical, 4, 0.1, TimeSpan.Zero, TimeSpan.Zero)],
        Procedure = new AlarmProcedure(
            new LocalizedText("Ngập bãi ven sông", "The bank floods"), new LocalizedText("Gọi trạm bơm", "Call the pump station"), TimeSpan.FromMinutes(15)),
        File = "alarms.yaml",
    };

    public static SeriesKey Gauge(string site) =>
        new("river", new Dictionary<string, string> { ["pack"] = "water", ["site"] = site, ["device"] = $"rg-{site}" }, "level");

    public static void Raise(AlarmEngine engine, Instant at, params string[] sites) =>
        engine.OnCommitted(new CommittedBatch([.. sites.Select(site => new Reading(Gauge(site), at, 4.5, Quality.Good, ReadingFlags.None, at))], [], at));

    public static AlarmView View(string id, Severity severity = Severity.Critical, bool acknowledged = false, string title = "Lũ tại Bến Bình", string? pack = "water") => new()
    {
        Id = id,
        RuleId = "water.flood",
        Title = new LocalizedText(title, $"{title} (en)"),
        Series = Gauge("ben-binh"),
        Pack = pack,
        Site = "ben-binh",
        Severity = severity,
        LevelName = new LocalizedText("Báo động III", "Alarm III"),
        Active = true,
        Acknowledged = acknowledged,
        Since = new Instant(0),
        ChangedAt = new Instant(0),
        Value = 4.62,
        Limit = 4.5,
        Unit = "m",
        Direction = AlarmDirection.Above,
        Owner = acknowledged ? "N.V. Minh" : null,
        Procedure = Flood.Procedure,
        Sequence = 1,
    };
}
