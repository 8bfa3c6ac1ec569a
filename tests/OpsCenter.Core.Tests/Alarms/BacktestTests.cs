using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Backtest;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class BacktestTests
{
    private static readonly Instant Day = Expected.Time("00:00");

    [Fact]
    public async Task Run_OverAStoredDay_FindsEachAlarmWithItsPeakAndEnd()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("06:00", 3.5).At("06:10", 4.2).At("06:40", 4.2).At("07:00", 5.3).At("07:30", 5.6).At("08:00", 5.1).At("09:00", 3.5).At("09:30", 3.5)
            .At("12:00", 4.1).At("12:30", 4.2);

        var run = await Run(line, Some.Flood());

        Assert.Equal(2, run.Alarms.Count);
        var (first, second) = (run.Alarms[0], run.Alarms[1]);
        Assert.Equal((2, 5.6, Expected.Time("07:30"), 2), (first.Level, first.Peak, first.PeakAt, first.Calls.Count));
        Assert.NotNull(first.ClearedAt);
        Assert.Equal((1, (Instant?)null, 1), (second.Level, second.ClearedAt, second.Calls.Count));
        Assert.Equal((3, 10L, 1, false), (run.Load.Calls, run.Readings, run.Series, run.Incomplete));
    }

    /// <summary>What the engine did when the readings came is what a backtest of the same rule says it would do.</summary>
    [Fact]
    public void Run_ReadingsInOrder_AgreesWithTheEngine()
    {
        var qualities = Gen.Frequency((8, Gen.Constant(Quality.Good)), (1, Gen.Constant(Quality.Suspect)), (1, Gen.Constant(Quality.Bad)));
        var steps = Gen.Zip(Gen.Zip(Gen.Choose(1, 40), Gen.Choose(28, 66)), qualities).Select(step => (step.Item1.Item1, step.Item1.Item2, step.Item2));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(Gen.ListOf(steps, 60)), list => AgreeAsync([.. list]).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Run_AlarmThatStoodBefore_IsListedButNoLoad()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("01:00", 4.5).At("02:00", 4.5).At("06:00", 4.5).At("07:00", 3).At("08:00", 3);

        var run = await new AlarmBacktest(line.Telemetry, new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([])).RunAsync(Some.Flood(), Expected.Time("05:00"), Expected.Time("10:00"), CancellationToken.None);

        var alarm = Assert.Single(run.Alarms);
        Assert.True(alarm.RaisedAt < run.From);
        Assert.Equal((0, 0, 30), (run.Load.Calls, run.Load.Floods, run.Load.Windows));
    }

    [Fact]
    public async Task Compare_StricterLimit_TellsWhatIsAddedGoneAndWorse()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("01:00", 3.8).At("02:00", 3.8).At("03:00", 3).At("04:00", 3).At("10:00", 4.5).At("11:00", 4.5).At("12:00", 3).At("13:00", 3);
        var old = await Run(line, Some.Flood());
        var stricter = Some.Flood() with
        {
            SiteLimits = new Dictionary<string, IReadOnlyList<double>>(),
            Levels = [.. Some.Flood().Levels.Select(level => level with { Limit = level.Limit - 0.6 })],
        };

        var now = await Run(line, stricter);
        var there = BacktestComparison.Of(old, now);
        var back = BacktestComparison.Of(now, old);

        Assert.Equal(3.8, Assert.Single(there.Added).Peak);
        Assert.Empty(there.Gone);
        Assert.Equal(3.8, Assert.Single(back.Gone).Peak);
        Assert.Equal(there.Worse.Count, back.Milder.Count);
    }

    [Fact]
    public void Load_OfABurst_CountsTheFloodInItsWindow()
    {
        var alarms = Enumerable.Range(0, 12).Select(second => Alarm(Day + TimeSpan.FromMinutes(61) + TimeSpan.FromSeconds(second)))
            .Append(Alarm(Day + TimeSpan.FromHours(5)));

        var load = BacktestLoad.Of(alarms, Day, Day + TimeSpan.FromDays(1));

        Assert.Equal((13, 12, 1, 144), (load.Calls, load.Busiest, load.Floods, load.Windows));
        Assert.Equal(Day + TimeSpan.FromHours(1), load.BusiestAt);
        Assert.Equal(13, load.PerDay, 6);
    }

    private static async Task AgreeAsync((int Minutes, int Level, Quality Quality)[] steps)
    {
        using var line = await TimeLine.Of(Some.Flood());
        var at = Day;
        foreach (var (minutes, level, quality) in steps)
        {
            at += TimeSpan.FromMinutes(minutes);
            line.At((at - Day).ToString("c"), level / 10.0, quality);
        }

        // Whatever still waits for its on-delay has an end that both see.
        at += TimeSpan.FromHours(1);
        line.At((at - Day).ToString("c"), 4.5);
        await line.Save();
        var told = line.Store.Transitions.Where(transition => transition.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Escalated).Select(transition => transition.At);
        var run = await new AlarmBacktest(line.Telemetry, new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([])).RunAsync(Some.Flood(), Day, at + TimeSpan.FromTicks(1), CancellationToken.None);

        Assert.Equal(told.Order(), run.Alarms.SelectMany(alarm => alarm.Calls).Order());
        Assert.Equal(
            line.Store.Transitions.Where(transition => transition.Kind == AlarmTransitionKind.Cleared).Select(transition => (Instant?)transition.At),
            run.Alarms.Where(alarm => alarm.ClearedAt is not null).Select(alarm => alarm.ClearedAt));
    }

    private static Task<BacktestRun> Run(TimeLine line, AlarmRuleConfig rule) =>
        new AlarmBacktest(line.Telemetry, new FixedConfig<IReadOnlyList<AlarmRuleConfig>>([])).RunAsync(rule, Day, Day + TimeSpan.FromDays(1), CancellationToken.None);

    private static BacktestAlarm Alarm(Instant at) => new()
    {
        Series = Some.Gauge(),
        RaisedAt = at,
        ClearedAt = at,
        Level = 1,
        Severity = Severity.High,
        Limit = 4,
        Peak = 4,
        PeakAt = at,
        Calls = [at],
    };
}
