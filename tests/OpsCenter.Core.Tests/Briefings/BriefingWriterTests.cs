using OpsCenter.Core.Alarms;
using OpsCenter.Core.Briefings;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Briefings;

public sealed class BriefingWriterTests
{
    [Fact]
    public void Alarms_OfAnArea_AreThoseOfThePlacesThatLieInItThatDay()
    {
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.Now,
            Raised =
            [
                SomeBriefing.Alarm("s-west", Severity.High, 3, 4, "Lan"),
                SomeBriefing.Alarm("s-old", Severity.Critical, 5),
                SomeBriefing.Alarm("s-old", Severity.Low, 6) with { Hold = AlarmHoldKind.Maintenance },
            ],
            RaisedBefore = [SomeBriefing.Alarm("s-old", Severity.Critical, -3), SomeBriefing.Alarm("s-old", Severity.Critical, -2)],
        };

        var all = SomeBriefing.Write(facts);
        var east = SomeBriefing.Write(facts, "east");

        Assert.Equal([1, 1, 0, 0], all.AlarmCounts.Select(count => count.Count));
        Assert.Equal([2, 0, 0, 0], all.AlarmCounts.Select(count => count.Before));
        Assert.Equal([0, 0, 0, 0], all.AlarmCounts.Select(count => count.LastYear));
        Assert.All(SomeBriefing.Write(facts with { RecordedLastYear = false }).AlarmCounts, count => Assert.Null(count.LastYear));
        Assert.Equal((1, "Lũ s-old"), (all.Unanswered, all.WorstAlarms[0].Title.Vi));
        Assert.Equal(TimeSpan.FromHours(19), all.WorstAlarms[0].Length);
        Assert.Equal([1, 0, 0, 0], east.AlarmCounts.Select(count => count.Count));
    }

    [Fact]
    public void Area_OfTheYearBefore_IsWhatStoodThere()
    {
        var facts = new BriefingFacts { Now = SomeBriefing.Now, Raised = [SomeBriefing.Alarm("s-old", Severity.High, 1)] };
        var then = BriefingPeriod.TryParse(BriefingPeriodKind.Day, "2024-11-22")!.Value;

        Assert.Equal(("old", 1), Told(SomeBriefing.Write(facts, "east", then)));
        Assert.Equal(("east", 1), Told(SomeBriefing.Write(facts, "old")));
        Assert.Equal(("west", 0), Told(SomeBriefing.Write(facts, "west")));

        static (string?, int) Told(Briefing briefing) => (briefing.Area, briefing.Raised);
    }

    [Fact]
    public void Incidents_OpenAtTheEndOfThePeriod_AreToldAsTheyWereThen()
    {
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.Now,
            Incidents =
            [
                SomeBriefing.Incident("2026-1", -30, due: 20),
                SomeBriefing.Incident("2026-2", 2, resolved: 5),
                SomeBriefing.Incident("2026-3", 10, resolved: 30, due: 25),
                SomeBriefing.Incident("2026-4", 26),
                SomeBriefing.Incident("2026-5", -20, resolved: -10, area: null),
            ],
            Tasks = new Dictionary<string, IReadOnlyList<IncidentTask>> { ["2026-1"] = [new IncidentTask(1, LocalizedText.Same("a")), new IncidentTask(2, LocalizedText.Same("b"), DoneAt: SomeBriefing.At(1), DoneBy: "x")] },
        };

        var briefing = SomeBriefing.Write(facts);

        Assert.Equal(["2026-1", "2026-3"], briefing.OpenIncidents.Select(one => one.Incident.Number));
        Assert.Equal((true, 1), (briefing.OpenIncidents[0].Overdue, briefing.OpenIncidents[0].LateTasks));
        Assert.False(briefing.OpenIncidents[1].Overdue);
        Assert.Equal((2, 1), (briefing.IncidentsOpened, briefing.IncidentsClosed));
        Assert.Equal((1, 1), (briefing.IncidentsOpenedBefore, briefing.IncidentsClosedBefore));
        Assert.Equal(TimeSpan.FromHours(3), briefing.WorstIncidents.Single(one => one.Incident.Number == "2026-2").Length);
        Assert.Equal(("2026-3", BriefingComingKind.IncidentDue), briefing.Coming.Where(one => one.Kind == BriefingComingKind.IncidentDue).Select(one => (one.Subject.Vi[..6], one.Kind)).Single());
        Assert.Equal(["2026-1", "2026-3"], SomeBriefing.Write(facts, "west").OpenIncidents.Select(one => one.Incident.Number));
        Assert.Empty(SomeBriefing.Write(facts, "east").OpenIncidents);
    }

    [Fact]
    public void Kpis_WorstFirst_MissingHasAReasonAndSitesGiveTheirWorst()
    {
        var site = SomeBriefing.Kpi("water.site", KpiScopeKind.Site);
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.Now,
            Kpis = [SomeBriefing.Kpi("a.good"), SomeBriefing.Kpi("b.bad"), SomeBriefing.Kpi("c.worse"), SomeBriefing.Kpi("d.missing"), SomeBriefing.Kpi("e.whole", KpiScopeKind.All), site],
            Figures = new[]
            {
                SomeBriefing.Figure("a.good", 90, 85),
                SomeBriefing.Figure("b.bad", 70, 75),
                SomeBriefing.Figure("c.worse", 20),
                SomeBriefing.Figure("c.worse", 99, area: "west"),
                SomeBriefing.Figure("water.site", 95, area: "west", site: "s-west"),
                SomeBriefing.Figure("water.site", 60, area: "old", site: "s-old"),
            }.ToLookup(figure => figure.Series.Field),
            Reasons = new Dictionary<string, KpiReason> { ["d.missing"] = new(KpiReasonKind.NoReadings, "pm25") },
        };

        var briefing = SomeBriefing.Write(facts);

        Assert.Equal(["c.worse", "water.site", "b.bad", "d.missing", "e.whole", "a.good"], briefing.Kpis.Select(one => one.Kpi.Id));
        Assert.Equal(("Trạm cũ", 60.0, 2, 1), (briefing.Kpis[1].Place!.Vi, briefing.Kpis[1].Now!.Value.Value, briefing.Kpis[1].Places, briefing.Kpis[1].PlacesOff));
        Assert.Equal((-1, 1), (briefing.Kpis[2].Course, briefing.Kpis[5].Course));
        Assert.Equal(KpiReasonKind.NoReadings, briefing.Kpis[3].Reason!.Value.Kind);
        Assert.Equal((3, 2, 6), (briefing.OffTarget, briefing.Confidence.WithoutValue, briefing.Confidence.Kpis));

        var west = SomeBriefing.Write(facts, "west");
        Assert.Equal(["a.good", "b.bad", "c.worse", "d.missing", "water.site"], west.Kpis.Select(one => one.Kpi.Id).Order());
        Assert.Equal((99.0, 95.0, 1), (west.Kpis.Single(one => one.Kpi.Id == "c.worse").Now!.Value.Value, west.Kpis.Single(one => one.Kpi.Id == "water.site").Now!.Value.Value, west.Confidence.Elsewhere));
    }

    [Theory]
    [InlineData(79.96, true)]
    [InlineData(79.94, false)]
    [InlineData(80, false)]
    public void RoundsToTarget_AFigureJustBelow_IsMarked(double value, bool expected)
    {
        var facts = new BriefingFacts { Now = SomeBriefing.Now, Kpis = [SomeBriefing.Kpi("a.b")], Figures = new[] { SomeBriefing.Figure("a.b", value) }.ToLookup(figure => figure.Series.Field) };

        Assert.Equal(expected, Assert.Single(SomeBriefing.Write(facts).Kpis).RoundsToTarget);
    }

    [Fact]
    public void Changes_RevisedFiguresTargetsAndSilentSources_AreNamed()
    {
        var kpi = SomeBriefing.Kpi("a.revised") with { Targets = [new KpiTarget(70, To: new DateOnly(2026, 11, 21)), new KpiTarget(80, new DateOnly(2026, 11, 22)), new KpiTarget(85, new DateOnly(2026, 11, 23))] };
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.At(12),
            Kpis = [kpi],
            Figures = new[] { SomeBriefing.Figure("a.revised", 75, flags: ReadingFlags.Revised | ReadingFlags.Simulated) }.ToLookup(figure => figure.Series.Field),
            Sources = [new BriefingSource("gauges", LocalizedText.Same("water"), SomeBriefing.At(11)), new BriefingSource("cameras", LocalizedText.Same("cameras"), SomeBriefing.At(9)), new BriefingSource("never", LocalizedText.Same("x"), null)],
        };

        var briefing = SomeBriefing.Write(facts);

        Assert.Equal(
            [(BriefingChangeKind.Revised, "Chỉ tiêu a.revised"), (BriefingChangeKind.Target, "Chỉ tiêu a.revised"), (BriefingChangeKind.SilentSource, "cameras"), (BriefingChangeKind.SilentSource, "never")],
            briefing.Changes.Select(change => (change.Kind, change.Subject.Vi)));
        Assert.Equal("70 → 80 %", briefing.Changes[1].Detail!.Vi);
        Assert.Equal(2, briefing.Confidence.Silent);
        Assert.Equal(1, briefing.Confidence.Simulated);
        Assert.Equal("80 → 85 %", briefing.Coming.Single(one => one.Kind == BriefingComingKind.Target).Detail!.Vi);
        Assert.True(briefing.Running);
        var week = SomeBriefing.Write(facts, null, BriefingPeriod.TryParse(BriefingPeriodKind.Week, "2026-11-22"));
        Assert.Equal(24, OpsCenter.Core.Calendars.LocalClock.Local(Assert.Single(week.Coming, one => one.Kind == BriefingComingKind.SpringTide).At).Day);
    }

    [Fact]
    public void Sentence_OfADay_SaysInBothLanguagesWhatIsOffOpenAndUnanswered()
    {
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.Now,
            Kpis = [SomeBriefing.Kpi("b.bad"), SomeBriefing.Kpi("d.missing")],
            Figures = new[] { SomeBriefing.Figure("b.bad", 70) }.ToLookup(figure => figure.Series.Field),
            Incidents = [SomeBriefing.Incident("2026-1", 1, due: 20), SomeBriefing.Incident("2026-2", 2)],
            Raised = [SomeBriefing.Alarm("s-west", Severity.High, 3), SomeBriefing.Alarm("s-west", Severity.Low, 4, who: "Lan")],
            RaisedBefore = [SomeBriefing.Alarm("s-west", Severity.Low, -4)],
        };

        var sentence = BriefingSentence.Of(SomeBriefing.Write(facts));

        Assert.Equal("1 chỉ tiêu ngoài mục tiêu; 2 sự cố đang mở (1 quá hạn); 2 cảnh báo (1 khẩn cấp hoặc cao), kỳ trước 1; 1 chưa ai nhận; 1 chỉ tiêu chưa có số liệu.", sentence.Vi);
        Assert.Equal("1 KPI is off target; 2 incidents are open (1 overdue); 2 alarms (1 critical or high), the period before 1; 1 unanswered; 1 KPI without a figure.", sentence.En);
    }

    [Fact]
    public void Sentence_MoreIsOpenThanIsListed_CountsAll()
    {
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.Now,
            Incidents = [.. Enumerable.Range(1, 60).Select(number => SomeBriefing.Incident($"2026-{number}", 1, due: number <= 55 ? 20 : null))],
            Standing = [.. Enumerable.Range(1, 70).Select(number => SomeBriefing.Alarm("s-west", Severity.Low, number / 10.0))],
        };

        var briefing = SomeBriefing.Write(facts);

        Assert.Contains("60 sự cố đang mở (55 quá hạn)", BriefingSentence.Of(briefing).Vi, StringComparison.Ordinal);
        Assert.Equal((BriefingWriter.MostOpen, 60, BriefingWriter.MostOpen, 70), (briefing.OpenIncidents.Count, briefing.OpenCount, briefing.Standing.Count, briefing.StandingCount));
        Assert.True(briefing.Truncated);
    }

    [Fact]
    public void Incidents_OfARunningDay_AreHeldAgainstAsMuchOfTheDayBefore()
    {
        var facts = new BriefingFacts
        {
            Now = SomeBriefing.At(9),
            Incidents = [SomeBriefing.Incident("2026-1", -20), SomeBriefing.Incident("2026-2", -10), SomeBriefing.Incident("2026-3", 3)],
        };

        var briefing = SomeBriefing.Write(facts);

        Assert.Equal((1, 1), (briefing.IncidentsOpened, briefing.IncidentsOpenedBefore));
    }

    [Fact]
    public void Sentence_OfAQuietDay_SaysSo()
    {
        var sentence = BriefingSentence.Of(SomeBriefing.Write(new BriefingFacts { Now = SomeBriefing.Now }));

        Assert.Equal("Không có chỉ tiêu ngoài mục tiêu; không có sự cố đang mở; không có cảnh báo.", sentence.Vi);
        Assert.Equal("No KPI is off target; no incident is open; no alarms.", sentence.En);
    }

    [Theory]
    [InlineData(KpiPeriodRule.Formula, KpiPeriodRule.Mean, 2)]
    [InlineData(KpiPeriodRule.Sum, KpiPeriodRule.Sum, 4)]
    [InlineData(KpiPeriodRule.Max, KpiPeriodRule.Max, 3)]
    [InlineData(KpiPeriodRule.Min, KpiPeriodRule.Min, 1)]
    [InlineData(KpiPeriodRule.Last, KpiPeriodRule.Last, 3)]
    public void Value_OfSeveralWindows_FollowsTheKpisRule(KpiPeriodRule rule, KpiPeriodRule told, double expected)
    {
        var windows = WindowSummary.Of(new Point(SomeBriefing.At(1), 1, Quality.Good, ReadingFlags.None));
        windows.Include(new Point(SomeBriefing.At(2), 3, Quality.Suspect, ReadingFlags.Revised));

        var value = BriefingValue.Of(SomeBriefing.Kpi("a.b") with { Period = rule }, windows)!.Value;

        Assert.Equal((expected, told, 2L), (value.Value, value.Rule, value.Windows));
        Assert.Equal((Quality.Suspect, ReadingFlags.Revised, SomeBriefing.At(2)), (value.Quality, value.Flags, value.WindowStart));
        Assert.Null(BriefingValue.Of(SomeBriefing.Kpi("a.b"), default));
    }
}
