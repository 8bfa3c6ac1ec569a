using OpsCenter.Core.Alarms.Performance;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Tests.Briefings;

/// <summary>Facts for briefings: 22 November 2026 in a city with two wards, one of which was a district before.</summary>
internal static class SomeBriefing
{
    public static BriefingPeriod Day { get; } = BriefingPeriod.TryParse(BriefingPeriodKind.Day, "2026-11-22")!.Value;

    /// <summary>Noon of the next day: the period is over.</summary>
    public static Instant Now { get; } = At(36);

    public static Places Places { get; } = new(
        [
            new Area("city", new LocalizedText("Thành phố", "City"), null, 106, 20, null, null, null),
            new Area("old", new LocalizedText("Huyện cũ", "Old district"), "city", 106, 20, null, new DateOnly(2025, 6, 30), "east"),
            new Area("east", new LocalizedText("Phường Đông", "East ward"), "city", 106, 20, new DateOnly(2025, 7, 1), null, null),
            new Area("west", new LocalizedText("Phường Tây", "West ward"), "city", 106, 20, new DateOnly(2025, 7, 1), null, null),
        ],
        [
            new Site("s-old", new LocalizedText("Trạm cũ", "Old station"), "old", "water", "gauge", 106, 20, []),
            new Site("s-west", new LocalizedText("Trạm Tây", "West station"), "west", "water", "gauge", 106, 20, []),
        ],
        []);

    /// <summary>Hours after the day began here.</summary>
    public static Instant At(double hours) => Day.Start + TimeSpan.FromHours(hours);

    public static KpiDefinition Kpi(string id, KpiScopeKind scope = KpiScopeKind.Area) => new()
    {
        Id = id,
        Name = new LocalizedText($"Chỉ tiêu {id}", $"KPI {id}"),
        Pack = id.Split('.')[0],
        Unit = "%",
        Scope = new KpiScope(scope),
        Every = new KpiStep(KpiStepUnit.Day),
        Inputs = [],
        Formula = Formula.Parse("1", new FormulaSubject([], new Dictionary<string, string>()), ""),
        Targets = [new KpiTarget(80)],
        Better = KpiDirection.Higher,
        Version = "1",
    };

    public static BriefingKpiFigure Figure(string id, double? now, double? before = null, string? area = "city", string? site = null, ReadingFlags flags = ReadingFlags.None)
    {
        var tags = new Dictionary<string, string>();
        if (area is not null)
        {
            tags[StandardTags.Area] = area;
        }

        if (site is not null)
        {
            tags[StandardTags.Site] = site;
        }

        BriefingValue? Of(double? value) => value is { } known ? new BriefingValue(known, 1, KpiPeriodRule.Last, Day.Start, Quality.Good, flags) : null;
        return new BriefingKpiFigure(new SeriesKey("kpi", tags, id), Of(now), Of(before), null, []);
    }

    public static AlarmOccurrence Alarm(string site, Severity severity, double raised, double? ended = null, string? who = null) => new()
    {
        AlarmId = $"{site}-{severity}-{raised}",
        RuleId = "water.flood",
        Series = new SeriesKey("river", new Dictionary<string, string> { ["site"] = site }, "level"),
        Title = LocalizedText.Same($"Lũ {site}"),
        Severity = severity,
        LevelName = LocalizedText.Same("III"),
        RaisedAt = At(raised),
        CalledAt = At(raised),
        Value = 5,
        Limit = 4,
        Unit = "m",
        EndedAt = ended is { } end ? At(end) : null,
        AcknowledgedAt = who is null ? null : At(raised + 0.1),
        AcknowledgedBy = who,
    };

    public static Incident Incident(string number, double created, double? resolved = null, double? due = null, string? area = "west", Severity severity = Severity.High) => new()
    {
        Number = number,
        Title = LocalizedText.Same($"Sự cố {number}"),
        Kind = IncidentKind.Manual,
        Area = area,
        Severity = severity,
        Status = resolved is null ? IncidentStatus.Working : IncidentStatus.Resolved,
        CreatedAt = At(created),
        ChangedAt = At(resolved ?? created),
        ResolvedAt = resolved is { } done ? At(done) : null,
        DueAt = due is { } late ? At(late) : null,
        WaitingSince = At(created),
    };

    public static Briefing Write(BriefingFacts facts, string? area = null, BriefingPeriod? period = null) => new BriefingWriter(Places).Write(period ?? Day, area, facts);
}
