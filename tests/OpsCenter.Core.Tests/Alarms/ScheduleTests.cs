using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Which limit holds when; times of these lines are UTC, seven hours behind the province.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public async Task Night_LowerLimit_HoldsFromTheEdgeOn()
    {
        using var line = await TimeLine.Of(Noise());

        // 22:00 there is 15:00 here: what stands at the edge is judged by the limit of the night.
        line.At("14:50", 50).Expect().Silence(until: "15:00:04").Expect().Silence(until: "15:00:05").Expect(Firing("noise", level: 1).From("15:00"));
        Assert.Equal(45, line.Only.Limit);
    }

    [Fact]
    public async Task Morning_HigherLimit_EndsItAtTheEdge()
    {
        using var line = await TimeLine.Of(Noise());

        line.At("22:50", 50).Expect(Firing("noise", level: 1)).Silence(until: "23:00:05").Expect(Cleared("noise", level: 1));
    }

    [Fact]
    public async Task Edge_PassedBetweenTwoReadings_IsJudgedInOrder()
    {
        using var line = await TimeLine.Of(Noise());

        line.At("14:50", 50).At("15:10", 40).Expect(Cleared("noise", level: 1).From("15:00"));
    }

    [Fact]
    public async Task Edge_Suspect_DoesNotEndIt()
    {
        using var line = await TimeLine.Of(Noise());

        line.At("22:50", 50, Quality.Suspect).Expect(Firing("noise", level: 1)).Silence(until: "23:00:05").Expect(Firing("noise", level: 1));
    }

    [Fact]
    public async Task Killed_BeforeTheEdge_TheEdgeIsStillKept()
    {
        using var line = await TimeLine.Of(Noise());
        await line.At("14:50", 50).Silence(until: "14:55").Save();

        await line.KillAndStart(at: "14:56");

        // A minute in which nobody listened, and up to ten seconds not yet told.
        line.Silence(until: "15:01:20").Expect(Firing("noise", level: 1).From("15:00"));
    }

    [Theory]
    [InlineData("22:00", "06:00", "2026-11-22T22:00", true)]
    [InlineData("22:00", "06:00", "2026-11-23T05:59", true)]
    [InlineData("22:00", "06:00", "2026-11-23T06:00", false)]
    [InlineData("07:00", "09:00", "2026-11-23T06:59", false)]
    [InlineData("07:00", "09:00", "2026-11-23T08:59", true)]
    public void Hours_EvenOverMidnight(string from, string to, string at, bool holds) =>
        Assert.Equal(holds, (Schedule() with { FromHour = TimeOnly.Parse(from, null), ToHour = TimeOnly.Parse(to, null) }).Holds(Local(at)));

    [Fact]
    public void Hours_AfterMidnight_BelongToTheDayBefore()
    {
        var fridayNight = Schedule() with { Days = new HashSet<DayOfWeek> { DayOfWeek.Friday }, FromHour = new TimeOnly(22, 0), ToHour = new TimeOnly(6, 0) };

        Assert.True(fridayNight.Holds(Local("2026-11-21T05:00"))); // Saturday morning
        Assert.False(fridayNight.Holds(Local("2026-11-20T05:00"))); // Friday morning
    }

    [Theory]
    [InlineData(515, 1031, "2026-05-15T00:00", true)]
    [InlineData(515, 1031, "2026-10-31T23:59", true)]
    [InlineData(515, 1031, "2026-11-01T00:00", false)]
    [InlineData(1201, 430, "2027-01-15T12:00", true)]
    [InlineData(1201, 430, "2027-05-01T00:00", false)]
    public void Season_EvenOverTheNewYear(int from, int to, string at, bool holds) =>
        Assert.Equal(holds, (Schedule() with { FromDay = from, ToDay = to }).Holds(Local(at)));

    [Theory]
    [InlineData("2026-02-15T12:00", false)]
    [InlineData("2026-02-16T00:00", true)] // the day before the new moon of 17 February 2026, 19:01 there
    [InlineData("2026-02-20T23:59", true)]
    [InlineData("2026-02-21T00:00", false)]
    public void SpringTide_AroundNewAndFullMoon(string at, bool holds) =>
        Assert.Equal(holds, (Schedule() with { SpringTide = true }).Holds(Local(at)));

    [Theory]
    [InlineData("2024-04-08T18:21Z")] // new, solar eclipse
    [InlineData("2025-09-07T18:09Z")] // full, lunar eclipse
    [InlineData("2026-02-17T12:01Z")]
    [InlineData("2026-03-03T11:38Z")]
    [InlineData("2026-08-12T17:37Z")]
    public void Moon_IsRightToMinutes(string almanac)
    {
        var expected = Instant.From(DateTimeOffset.Parse(almanac, System.Globalization.CultureInfo.InvariantCulture));

        var found = MoonPhase.LastSyzygy(expected + TimeSpan.FromDays(1));

        Assert.InRange((found - expected).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal(found, MoonPhase.NextSyzygy(expected - TimeSpan.FromDays(1)));
    }

    [Fact]
    public async Task Limits_TheNearestWins_AndSaysSo()
    {
        var standard = new NamedLimit("level.three", LocalizedText.Same("III"), "m", "05/2020", [new DatedLimit(null, 6), new DatedLimit(new DateOnly(2027, 1, 1), 5.5)], LimitOrigin.Province);
        using var line = await TimeLine.Of(Some.Flood("flood", Some.Level("III", Severity.Critical, 5.5) with { Standard = standard }) with
        {
            Schedules = [Schedule() with { Name = LocalizedText.Same("flood season"), FromDay = 615, ToDay = 1031, Limits = [5], SiteLimits = Site(("ben-binh", 3)) }],
            SiteLimits = Site(("pha-lai", 4), ("ben-binh", 3.5)),
        });

        Assert.Equal((6, LimitOrigin.Province, "05/2020"), Of("cau-xe"));
        Assert.Equal((4, LimitOrigin.Site, null), Of("pha-lai"));
        Assert.Equal((3.5, LimitOrigin.Site, null), Of("ben-binh"));
        line.Passes(TimeSpan.FromDays(40));
        Assert.Equal((5.5, LimitOrigin.Province, "05/2020"), Of("cau-xe"));
        line.Passes(TimeSpan.FromDays(180));
        Assert.Equal((5, LimitOrigin.Pack, "flood season"), Of("cau-xe"));
        Assert.Equal((4, LimitOrigin.Site, null), Of("pha-lai"));
        Assert.Equal((3, LimitOrigin.Site, "flood season"), Of("ben-binh"));

        (double, LimitOrigin, string?) Of(string site)
        {
            var limit = Assert.Single(line.Engine.LimitsOf(Some.Gauge(site)));
            return (limit.Value, limit.Origin, limit.Reason?.En);
        }
    }

    private static Dictionary<string, IReadOnlyList<double>> Site(params (string Site, double Limit)[] limits) =>
        limits.ToDictionary(pair => pair.Site, pair => (IReadOnlyList<double>)[pair.Limit]);

    private static Instant Local(string time) => Instant.From(DateTimeOffset.Parse(time + "+07:00", System.Globalization.CultureInfo.InvariantCulture));

    private static AlarmSchedule Schedule() => new() { Name = LocalizedText.Same("s"), Limits = [1] };

    private static AlarmRuleConfig Noise() => Some.Flood("noise", Some.Level("loud", Severity.Medium, 60)) with
    {
        Schedules = [Schedule() with { Name = LocalizedText.Same("night"), FromHour = new TimeOnly(22, 0), ToHour = new TimeOnly(6, 0), Limits = [45] }],
    };
}
