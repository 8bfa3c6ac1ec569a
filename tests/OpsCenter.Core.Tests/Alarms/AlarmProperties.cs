using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class AlarmProperties
{
    private static readonly AlarmLevelConfig[] Levels =
    [
        Some.Level("I", Severity.Medium, 4, deadband: 1, onDelay: "0:00:03", offDelay: "0:00:05"),
        Some.Level("II", Severity.High, 6, deadband: 2),
        Some.Level("III", Severity.Critical, 8, deadband: 1, onDelay: "0:00:07", offDelay: "0:00:02"),
    ];

    /// <summary>Steps of 1 to 9 seconds; values around the three limits, so that deadbands and delays matter.</summary>
    private static readonly Arbitrary<(int Gap, int Value, int Cut)[]> Sequences =
        (from gap in Gen.Choose(1, 9) from value in Gen.Choose(2, 9) from cut in Gen.Choose(0, 99) select (gap, value, cut))
        .ArrayOf().Where(steps => steps.Length > 0).ToArbitrary();

    [Fact]
    public void Judge_RandomReadings_AgreesWithTheOracle() => Prop.ForAll(Sequences, steps =>
    {
        var readings = ReadingsOf(steps);
        using var line = TimeLine.Of(Some.Flood("flood", Levels)).GetAwaiter().GetResult();
        var seen = readings.Select(reading =>
        {
            line.At(Clock(reading.Second), reading.Value);
            return line.Engine.Current.Alarms.SingleOrDefault(alarm => alarm.Active)?.LevelName.En.Length ?? 0;
        }).ToArray();

        Assert.Equal(readings.Select(reading => new AlarmOracle(Levels, readings).LevelAt(reading.Second)), seen);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40));

    [Fact]
    public void Restart_AtRandomPoints_EndsAsWithoutIt() => Prop.ForAll(Sequences, steps =>
    {
        Assert.Equal(Play(steps, restarts: false), Play(steps, restarts: true));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(40));

    [Fact]
    public void Redelivery_OfAnyEarlierReadings_ChangesNothing() => Prop.ForAll(Sequences, steps =>
    {
        var readings = ReadingsOf(steps);
        using var line = TimeLine.Of(Some.Flood("flood", Levels)).GetAwaiter().GetResult();
        foreach (var (second, value) in readings)
        {
            line.At(Clock(second), value);
        }

        var before = line.Engine.Current;
        foreach (var (second, value) in readings.Where((_, index) => steps[index].Cut < 50))
        {
            line.At(Clock(second), value);
        }

        Assert.Same(before, line.Engine.Current);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(40));

    /// <summary>Cut below 15: killed after that reading was stored, judged or not; from 50 on: saved after it.</summary>
    private static (long Sequence, string Alarms) Play((int Gap, int Value, int Cut)[] steps, bool restarts)
    {
        using var line = TimeLine.Of(Some.Flood("flood", Levels)).GetAwaiter().GetResult();
        var second = 0;
        foreach (var (gap, value, cut) in steps)
        {
            second += gap;
            if (restarts && cut < 7)
            {
                var at = Expected.Time(Clock(second));
                line.StoreOnly(new Reading(Some.Gauge(), at, value, Quality.Good, ReadingFlags.None, at));
                line.KillAndStart(Clock(second)).GetAwaiter().GetResult();
                continue;
            }

            line.At(Clock(second), value);
            if (restarts && cut < 15)
            {
                line.KillAndStart().GetAwaiter().GetResult();
            }
            else if (cut >= 50)
            {
                Assert.True(line.Save().GetAwaiter().GetResult());
            }
        }

        // Every delay runs out.
        line.Silence(Clock(second + 60));
        var alarms = line.Engine.Current.Alarms.Select(
            alarm => $"{alarm.LevelName.En} {alarm.Active} {alarm.Acknowledged} {alarm.Since} {alarm.ChangedAt} {alarm.Value} {alarm.Sequence}");
        return (line.Engine.Current.Sequence, string.Join('\n', alarms));
    }

    private static (int Second, double Value)[] ReadingsOf((int Gap, int Value, int Cut)[] steps)
    {
        var second = 0;
        return [.. steps.Select(step => (second += step.Gap, (double)step.Value))];
    }

    private static string Clock(int second) => TimeSpan.FromSeconds(second).ToString("c");
}
