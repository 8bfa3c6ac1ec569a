using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>A backtest of any kind of rule raises and clears when the engine did.</summary>
public sealed class KindsBacktestTests
{
    private static readonly SeriesKey Twin = Some.Gauge("pha-lai", "rg-twin");
    private static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();

    public static TheoryData<string, int> Draws()
    {
        var draws = new TheoryData<string, int>();
        foreach (var kind in (string[])["rate", "silence", "deviation", "count", "combination", "schedule"])
        {
            for (var seed = 1; seed <= 6; seed++)
            {
                draws.Add(kind, seed);
            }
        }

        return draws;
    }

    [Theory]
    [MemberData(nameof(Draws))]
    public async Task Random_InOrder_EqualsTheEngine(string kind, int seed)
    {
        var rules = RulesOf(kind);
        using var line = await TimeLine.Of(rules);
        var random = new Random(seed);
        var at = 0;
        while (at < 3 * 3_600)
        {
            at += random.Next(5, 420);
            var time = TimeSpan.FromSeconds(at).ToString("c");
            line.Silence(time);
            switch (random.Next(3))
            {
                case 0:
                    line.At(time, 3 + (3 * random.NextDouble()), series: Twin);
                    break;
                case 1 when kind == "count":
                    line.Happens(time, id: $"{at}");
                    break;
                default:
                    line.At(time, 3 + (3 * random.NextDouble()));
                    break;
            }
        }

        await line.Save();
        var inForce = line.Store.Transitions.Where(one => one.RuleId == "rule").ToList();
        var run = await new AlarmBacktest(line.Telemetry, new FixedConfig<IReadOnlyList<AlarmRuleConfig>>(rules))
            .RunAsync(rules[0], Expected.Time("00:00"), Expected.Time("00:00:01") + TimeSpan.FromSeconds(at), CancellationToken.None);

        Assert.NotEmpty(run.Alarms);
        Assert.Equal(
            inForce.Where(one => one.Kind == AlarmTransitionKind.Raised).Select(one => (one.Series, one.At)).OrderBy(one => one.At),
            run.Alarms.Select(alarm => (alarm.Series, alarm.RaisedAt)).OrderBy(one => one.RaisedAt));
        Assert.Equal(
            inForce.Where(one => one.Kind == AlarmTransitionKind.Cleared).Select(one => one.At).Order(),
            run.Alarms.Where(alarm => alarm.ClearedAt is not null).Select(alarm => alarm.ClearedAt!.Value).Order());
    }

    private static AlarmRuleConfig[] RulesOf(string kind)
    {
        var level = Some.Flood("rule", Some.Level("on", Severity.High, 1, deadband: 0.2, onDelay: "0:02:00", offDelay: "0:01:00"));
        return kind switch
        {
            "rate" => [level with { Condition = new AlarmCondition.Rate(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10), BothWays: true) }],
            "silence" => [Some.Flood("rule", Some.Level("quiet", Severity.High, 5), Some.Level("dead", Severity.Critical, 9)) with { Condition = new AlarmCondition.Silence() }],
            "deviation" =>
            [
                level with
                {
                    Selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-01" }),
                    Condition = new AlarmCondition.Deviation(
                        new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-twin" }), ["site"], AlarmMeasure.Difference, BothWays: true, TimeSpan.FromMinutes(10)),
                },
            ],
            "count" =>
            [
                Some.Flood("rule", Some.Level("crowd", Severity.High, 2, offDelay: "0:01:00")) with
                {
                    Selector = new SeriesSelector(PseudoSeries.Events, "camera.person", NoTags),
                    Condition = new AlarmCondition.Count(TimeSpan.FromMinutes(15), ["site"]),
                },
            ],
            "combination" =>
            [
                Some.Flood("rule", Some.Level("both", Severity.Critical, 1, onDelay: "0:01:00")) with
                {
                    Selector = new SeriesSelector(PseudoSeries.Rules, "rule", NoTags),
                    Condition = new AlarmCondition.Combination(true, [new CombinationInput("one", Severity.Low, false), new CombinationInput("two", Severity.Low, false)]),
                },
                Some.Flood("one", Some.Level("on", Severity.Low, 4)) with { Selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-01" }) },
                Some.Flood("two", Some.Level("on", Severity.Low, 4, onDelay: "0:01:00")) with { Selector = new SeriesSelector("river", "level", new Dictionary<string, string> { ["device"] = "rg-twin" }) },
            ],
            _ =>
            [
                Some.Flood("rule", Some.Level("on", Severity.High, 5.5)) with
                {
                    Schedules = [new OpsCenter.Core.Alarms.Limits.AlarmSchedule { Name = OpsCenter.Core.Configuration.LocalizedText.Same("h"), FromHour = new TimeOnly(8, 0), ToHour = new TimeOnly(9, 0), Limits = [3.5] }],
                },
            ],
        };
    }
}
