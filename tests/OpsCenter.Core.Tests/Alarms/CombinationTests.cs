using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>An alarm out of other alarms at the same site.</summary>
public sealed class CombinationTests
{
    private static readonly SeriesKey Rain = new("rain", new Dictionary<string, string> { ["pack"] = "water", ["site"] = "pha-lai" }, "mm");

    [Fact]
    public async Task All_BothInAlarm_RaisesAndClearsWithThem()
    {
        using var line = await TimeLine.Of(Rules(Both()));

        line.At("10:00", 4.5).Expect(Firing("flood", level: 1)).At("10:05", 60, series: Rain)
            .Expect(Firing("flood", level: 1), Firing("rain", level: 1), Firing("both", level: 1).From("10:05"))
            .At("10:10", 1, series: Rain).Expect(Firing("flood", level: 1), Cleared("rain", level: 1), Cleared("both", level: 1));
    }

    [Fact]
    public async Task All_AtLeastHigh_WaitsForTheWorseRung()
    {
        using var line = await TimeLine.Of(Rules(Both(Severity.High)));

        line.At("10:00", 60, series: Rain).At("10:01", 4.5).Expect(Firing("flood", level: 1), Firing("rain", level: 1))
            .At("10:02", 5.5).Expect(Firing("flood", level: 2), Firing("rain", level: 1), Firing("both", level: 1).From("10:02"));
    }

    [Fact]
    public async Task Not_TheOtherIsQuiet_Raises()
    {
        using var line = await TimeLine.Of(Rules(Combination(all: true, new CombinationInput("flood", Severity.Low, false), new CombinationInput("rain", Severity.Low, true))));

        line.At("10:00", 4.5).Expect(Firing("flood", level: 1), Firing("both", level: 1))
            .At("10:01", 60, series: Rain).Expect(Firing("flood", level: 1), Firing("rain", level: 1), Cleared("both", level: 1));
    }

    [Fact]
    public async Task Any_OneOfThem_IsEnough()
    {
        using var line = await TimeLine.Of(Rules(Combination(all: false, new CombinationInput("flood", Severity.Low, false), new CombinationInput("rain", Severity.Low, false))));

        line.At("10:00", 60, series: Rain).Expect(Firing("rain", level: 1), Firing("both", level: 1));
    }

    [Fact]
    public async Task OtherSite_DoesNotJoin()
    {
        using var line = await TimeLine.Of(Rules(Both()));

        line.At("10:00", 60, series: Rain).At("10:01", 4.5, series: Some.Gauge("ben-binh", "rg-02"))
            .Expect(Firing("rain", level: 1), Firing("flood", level: 1));
    }

    [Fact]
    public async Task OnDelay_OfTheCombination_RunsOutByTheClock()
    {
        using var line = await TimeLine.Of(Rules(Both(onDelay: "0:05:00")));

        line.At("10:00", 4.5).At("10:00", 60, series: Rain).Silence(until: "10:05:05")
            .Expect(Firing("flood", level: 1), Firing("rain", level: 1), Firing("both", level: 1).From("10:05"));
    }

    [Fact]
    public async Task Killed_OneHalfThere_TheOtherCompletesIt()
    {
        using var line = await TimeLine.Of(Rules(Both()));
        await line.At("10:00", 4.5).Save();

        await line.KillAndStart(at: "10:01");

        line.At("10:05", 60, series: Rain).Expect(Firing("flood", level: 1), Firing("rain", level: 1), Firing("both", level: 1).From("10:05"));
    }

    [Fact]
    public async Task Killed_WhileFiring_ClearsWithItsInput()
    {
        using var line = await TimeLine.Of(Rules(Both()));
        await line.At("10:00", 4.5).At("10:05", 60, series: Rain).Save();

        await line.KillAndStart(at: "10:06");

        line.At("10:07", 1, series: Rain).Expect(Firing("flood", level: 1), Cleared("rain", level: 1), Cleared("both", level: 1));
    }

    private static AlarmRuleConfig[] Rules(AlarmRuleConfig combination) =>
    [
        Some.Flood(),
        Some.Flood("rain", Some.Level("heavy", Severity.High, 50)) with { Selector = new SeriesSelector("rain", "mm", new Dictionary<string, string>()) },
        combination,
    ];

    private static AlarmRuleConfig Both(Severity atLeast = Severity.Low, string onDelay = "0:00:00") =>
        Combination(all: true, onDelay, new CombinationInput("flood", atLeast, false), new CombinationInput("rain", Severity.Low, false));

    private static AlarmRuleConfig Combination(bool all, params CombinationInput[] inputs) => Combination(all, "0:00:00", inputs);

    private static AlarmRuleConfig Combination(bool all, string onDelay, params CombinationInput[] inputs) =>
        Some.Flood("both", Some.Level("both", Severity.Critical, 1, onDelay: onDelay)) with
        {
            Selector = new SeriesSelector(PseudoSeries.Rules, "both", new Dictionary<string, string>()),
            Condition = new AlarmCondition.Combination(all, inputs),
        };
}
