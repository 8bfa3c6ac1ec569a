using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Limits;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

/// <summary>How the kinds of rules are written, and what is said of a mistake.</summary>
public sealed class AlarmKindsConfigTests : IDisposable
{
    private const string Rest = "levels: [{name: I, severity: low, limit: 2}], procedure: {consequence: a, response: b, timeToRespond: 5m}}";
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Rate_WithItsSpan_IsRead()
    {
        var rule = Read("- {id: p.a, title: x, kind: rate, select: {measurement: river, field: level}, direction: both, over: 30m, " + Rest);

        Assert.Equal(new AlarmCondition.Rate(TimeSpan.FromHours(1), TimeSpan.FromMinutes(30), BothWays: true), rule.Condition);
    }

    [Fact]
    public void Deviation_JoinsBySiteUnlessTold()
    {
        var rule = Read("- {id: p.a, title: x, kind: deviation, select: {measurement: river, field: level}, against: {measurement: lane, field: count}, measure: percent, within: 5m, " + Rest);

        var deviation = Assert.IsType<AlarmCondition.Deviation>(rule.Condition);
        Assert.Equal(["site"], deviation.Join);
        Assert.Equal((AlarmMeasure.Percent, false, TimeSpan.FromMinutes(5), "lane"), (deviation.Measure, deviation.BothWays, deviation.Within, deviation.Against.Measurement));
    }

    [Fact]
    public void Silence_LimitsAreSpans()
    {
        var rule = Read("- {id: p.a, title: x, kind: silence, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 15m}, {name: II, severity: high, limit: 2h}], sites: {s1: [1h, null]}, procedure: {consequence: a, response: b, timeToRespond: 5m}}");

        Assert.IsType<AlarmCondition.Silence>(rule.Condition);
        Assert.Equal([15, 120], rule.Levels.Select(level => level.Limit));
        Assert.Equal([60, double.NaN], rule.SiteLimits["s1"]);
    }

    [Fact]
    public void Count_SelectsAnEvent()
    {
        var rule = Read("- {id: p.a, title: x, kind: count, select: {event: camera.person, tags: {site: s1}}, window: 10m, by: [site, device], " + Rest);

        Assert.Equal((PseudoSeries.Events, "camera.person"), (rule.Selector.Measurement, rule.Selector.Field));
        Assert.Equal(["site", "device"], Assert.IsType<AlarmCondition.Count>(rule.Condition).By);
    }

    [Fact]
    public void Seasonal_HasDefaultsOfItsSeason()
    {
        var rule = Read("- {id: p.a, title: x, kind: seasonal, select: {measurement: river, field: level}, season: day, floor: 0.1, " + Rest);

        Assert.Equal(new AlarmCondition.Seasonal(SeasonLength.Day, 14, 2, AlarmMeasure.Sigma, BothWays: false, 0.1), rule.Condition);
    }

    [Fact]
    public void Kpi_SelectsByItsId()
    {
        _config.Kpis("- {id: p.speed, name: v, unit: m, per: site, every: 5m, inputs: {x: {measurement: river, field: level}}, formula: mean(x), path: sensor}");

        var rule = Read("- {id: p.a, title: x, kind: kpi, select: {kpi: p.speed}, target: 40, direction: below, levels: [{name: I, severity: low, limit: 90}], procedure: {consequence: a, response: b, timeToRespond: 5m}}");

        Assert.Equal(("kpi", "p.speed"), (rule.Selector.Measurement, rule.Selector.Field));
        Assert.Equal(new AlarmCondition.Kpi(40), rule.Condition);
    }

    [Fact]
    public void Boolean_NamesOtherRules_AndNeedsNoLimit()
    {
        _config.Alarms("- {id: p.b, title: x, select: {measurement: river, field: level}, " + Rest
            + "\n- {id: p.a, title: x, kind: boolean, all: [{rule: p.b, atLeast: high}, {rule: p.b, not: true}], levels: [{name: I, severity: low}], procedure: {consequence: a, response: b, timeToRespond: 5m}}");

        var rule = _config.Load().AlarmRules.Single(rule => rule.Id == "p.a");

        var combination = Assert.IsType<AlarmCondition.Combination>(rule.Condition);
        Assert.True(combination.All);
        Assert.Equal([new CombinationInput("p.b", Severity.High, false), new CombinationInput("p.b", Severity.Low, true)], combination.Inputs);
    }

    [Fact]
    public void Level_RecoveryLimitAndRealarm_AreRead()
    {
        var level = Read("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: 2, recover: 1.5, realarm: 4h}], procedure: {consequence: a, response: b, timeToRespond: 5m}}").Levels[0];

        Assert.Equal((1.5, TimeSpan.FromHours(4)), (level.Recover, level.Realarm));
    }

    [Fact]
    public void Schedules_SeasonDaysHoursAndTide_AreRead()
    {
        var rule = Read("""
            - id: p.a
              title: x
              select: {measurement: river, field: level}
              levels: [{name: I, severity: low, limit: 2}]
              schedules:
                - {name: {vi: Mùa lũ, en: Flood season}, season: "06-15..10-31", limits: [1.5], sites: {s1: [1.2]}}
                - {name: {vi: Đêm, en: Night}, days: [mon, fri], hours: "22:00..06:00", tide: spring, limits: [1.8]}
              procedure: {consequence: a, response: b, timeToRespond: 5m}
            """);

        Assert.Equal((615, 1031, 1.5, 1.2), (rule.Schedules[0].FromDay, rule.Schedules[0].ToDay, rule.Schedules[0].Limits[0], rule.Schedules[0].SiteLimits["s1"][0]));
        var night = rule.Schedules[1];
        Assert.Equal((new TimeOnly(22, 0), new TimeOnly(6, 0), true, 2), (night.FromHour, night.ToHour, night.SpringTide, night.Days!.Count));
    }

    [Fact]
    public void NamedLimit_PackTakesTheProvincesPlace()
    {
        _config.Write("limits.yaml", "limits:\n  - {id: three, name: III, unit: m, source: 05/2020, values: [{value: 6}, {value: 5.5, from: 2027-01-01}]}\n");
        var province = Read("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, limit: three}], procedure: {consequence: a, response: b, timeToRespond: 5m}}").Levels[0];
        _config.Write("packs/p/limits.yaml", "limits:\n  - {id: three, name: III, unit: m, source: own, values: [{value: 4}]}\n");
        var pack = _config.Load().AlarmRules.Single().Levels[0];

        Assert.Equal((5.5, LimitOrigin.Province, 6), (province.Limit, province.Standard!.Origin, province.Standard.On(new DateOnly(2026, 12, 31))));
        Assert.Equal((4, LimitOrigin.Pack), (pack.Limit, pack.Standard!.Origin));
    }

    [Theory]
    [InlineData("kind: ratee, select: {measurement: river, field: level}, ", "alarms[0].kind", "'ratee' is not one", "'rate'")]
    [InlineData("kind: rate, select: {measurement: river, field: level}, ", "alarms[0]", "'over' is missing", "30m")]
    [InlineData("kind: rate, select: {measurement: river, field: level}, over: 0s, ", "alarms[0]", "no span", "7d")]
    [InlineData("kind: silence, select: {measurement: river, field: level}, ", "alarms[0].levels[0].limit", "not a duration", "30s")]
    [InlineData("kind: count, select: {event: x}, window: 10m, by: [lane], ", "alarms[0].by[0]", "no tag of events", "site")]
    [InlineData("kind: seasonal, select: {measurement: river, field: level}, periods: 1, ", "alarms[0]", "do not fit", "2 to 60")]
    [InlineData("kind: kpi, select: {kpi: k}, target: 0, ", "alarms[0]", "target is 0", "kind: level")]
    [InlineData("kind: kpi, select: {kpi: k}, target: 1, ", "alarms[0].select", "in no kpis.yaml", "")]
    [InlineData("kind: deviation, select: {measurement: river, field: level}, against: {measurement: river, field: level}, measure: sigma, ", "alarms[0].measure", "no 'sigma'", "percent")]
    [InlineData("kind: boolean, ", "alarms[0]", "either 'all' or 'any'", "all:")]
    [InlineData("kind: boolean, any: [{rule: p.zz}], ", "alarms[0].any[0]", "in no alarms.yaml", "")]
    [InlineData("kind: boolean, any: [{rule: p.a}], ", "alarms[0].any[0]", "itself a combination", "p.a")]
    [InlineData("select: {measurement: river, field: level}, schedules: [{name: n, limits: [1]}], ", "alarms[0].schedules[0]", "says no time", "season")]
    [InlineData("select: {measurement: river, field: level}, schedules: [{name: n, hours: 22-6, limits: [1]}], ", "alarms[0].schedules[0].hours", "no such range", "22:00")]
    [InlineData("select: {measurement: river, field: level}, schedules: [{name: n, days: [xx], limits: [1]}], ", "alarms[0].schedules[0].days[0]", "no day", "mon")]
    [InlineData("select: {measurement: river, field: level}, schedules: [{name: n, tide: neap, limits: [1]}], ", "alarms[0].schedules[0].tide", "no tide", "spring")]
    public void Mistake_InAKind_NamesKeyAndRemedy(string middle, string key, string problem, string remedy)
    {
        _config.Alarms("- {id: p.a, title: x, " + middle + Rest);

        Assert.Contains(_config.Errors(), error => error.Key == key
            && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("limit: 2, recover: 3", "levels[0].recover", "beyond the limit", "below")]
    [InlineData("limit: 2, recover: 1, deadband: 1", "levels[0].recover", "deadband and a recovery", "one of them")]
    [InlineData("limit: pm25", "levels[0].limit", "should be a number", "4.5")]
    public void Mistake_InALevel_NamesKeyAndRemedy(string level, string key, string problem, string remedy)
    {
        _config.Alarms("- {id: p.a, title: x, select: {measurement: river, field: level}, levels: [{name: I, severity: low, " + level + "}], procedure: {consequence: a, response: b, timeToRespond: 5m}}");

        Assert.Contains(_config.Errors(), error => error.Key == "alarms[0]." + key
            && error.Problem.Contains(problem, StringComparison.Ordinal) && error.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    private AlarmRuleConfig Read(string rule) => Assert.Single(_config.Alarms(rule).Load().AlarmRules);
}
