using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>Readings, people, windows and kills in any order: a process that was killed ends as one that never died, with the same history.</summary>
public sealed class LifeCycleProperties
{
    private static readonly Caller Operator = Caller.Person("Lan", [Role.Operator]);

    private static readonly AlarmLevelConfig[] Levels =
    [
        Some.Level("I", Severity.Medium, 4, deadband: 1, onDelay: "0:00:03") with { Realarm = TimeSpan.FromMinutes(4) },
        Some.Level("II", Severity.High, 6) with { Realarm = TimeSpan.FromSeconds(100) },
    ];

    /// <summary>Up to 45 seconds apart, around the limits; what a person does after it; where it is killed and saved.</summary>
    private static readonly Arbitrary<(int Gap, int Value, int Act, int Cut)[]> Sequences =
        (from gap in Gen.Choose(1, 45)
         from value in Gen.Choose(2, 7)
         from act in Gen.Choose(0, 11)
         from cut in Gen.Choose(0, 99)
         select (gap, value, act, cut))
        .ArrayOf().Where(steps => steps.Length > 0).ToArbitrary();

    [Fact]
    public void Killed_AtAnyPoints_SameBoardAndSameHistory() => Prop.ForAll(Sequences, steps =>
    {
        Assert.Equal(Play(steps, kills: false).GetAwaiter().GetResult(), Play(steps, kills: true).GetAwaiter().GetResult());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(60));

    /// <summary>What may be called, said a second time: nothing that is held, and nothing twice in a row while it flaps.</summary>
    [Fact]
    public void Calls_AnySequence_OnlyWhatNothingHoldsAndIsActive() => Prop.ForAll(Sequences, steps =>
    {
        using var line = Begin().GetAwaiter().GetResult();
        Run(line, steps, kills: false).GetAwaiter().GetResult();
        var shelved = false;
        foreach (var one in line.Store.Transitions)
        {
            shelved = one.Kind switch { AlarmTransitionKind.Shelved => true, AlarmTransitionKind.Unshelved => false, _ => shelved };
            Assert.Equal(shelved, one.Hold == AlarmHoldKind.Shelved);
            Assert.False(one.Calls && (!one.Active || one.Acknowledged), $"{one.Kind} at {one.At} calls");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(60));

    private static async Task<(string Board, string History)> Play((int Gap, int Value, int Act, int Cut)[] steps, bool kills)
    {
        using var line = await Begin();
        await Run(line, steps, kills);
        var board = line.Engine.Current.Alarms.Concat(line.Engine.Current.Resting).Select(
            view => $"{view.LevelName.En} {view.Active} {view.Acknowledged} {view.Owner} {view.Since} {view.ChangedAt} {view.Hold} {view.Flapping} {view.Sequence}");
        var history = line.Store.Transitions.Select(one => $"{one.Sequence} {one.At} {one.Kind} {one.Level} {one.Hold} {one.Active} {one.Acknowledged} {one.Who}");
        return (string.Join('\n', board), string.Join('\n', history));
    }

    private static async Task<TimeLine> Begin() =>
        (await TimeLine.Of(Some.Flood("flood", Levels))).Maintain("00:03", "0:02:00").Maintain("00:09", "0:04:00").Maintain("00:12", "0:02:00");

    private static async Task Run(TimeLine line, (int Gap, int Value, int Act, int Cut)[] steps, bool kills)
    {
        var second = 0;
        foreach (var (gap, value, act, cut) in steps)
        {
            second += gap;
            var clock = TimeSpan.FromSeconds(second).ToString("c");
            if (kills && cut < 7)
            {
                var at = Expected.Time(clock);
                line.StoreOnly(new Reading(Some.Gauge(), at, value, Quality.Good, ReadingFlags.None, at));
                await line.KillAndStart(clock);
            }
            else
            {
                line.At(clock, value);
                if (kills && cut < 15)
                {
                    await line.KillAndStart();
                }
            }

            if (cut >= 50)
            {
                await line.Save();
            }

            await Act(line, act, cut);
        }

        line.Silence(TimeSpan.FromSeconds(second + 10).ToString("c", CultureInfo.InvariantCulture)).Silence(TimeSpan.FromSeconds(second + 1_500).ToString("c", CultureInfo.InvariantCulture));
        await line.Save();
    }

    /// <summary>Refused where there is nothing to do it with, the same in both worlds.</summary>
    private static async Task Act(TimeLine line, int act, int minutes)
    {
        var id = TimeLine.IdOf("flood");
        var done = act switch
        {
            0 or 1 or 2 => line.Service.AcknowledgeAsync(Operator, id, null, CancellationToken.None),
            3 => line.Service.ShelveAsync(Operator, id, "x", TimeSpan.FromMinutes(1 + (minutes % 4)), CancellationToken.None),
            4 => line.Service.UnshelveAsync(Operator, id, null, CancellationToken.None),
            _ => Task.FromResult(AlarmActionOutcome.Done),
        };
        if (act <= 4)
        {
            await line.Save();
        }

        await done;
    }
}
