using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>More than five raises within ten minutes; "!" in <see cref="TimeLine.Told"/>: an operator was called.</summary>
public sealed class FlappingTests
{
    [Fact]
    public async Task SixthRaiseInTenMinutes_NamedOnce_ThenNotCalledEachTime()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await Flap(line, from: 0, times: 5).Told(
            "10:00:00 Raised !", "10:00:30 Cleared", "10:01:00 Raised !", "10:01:30 Cleared", "10:02:00 Raised !", "10:02:30 Cleared",
            "10:03:00 Raised !", "10:03:30 Cleared", "10:04:00 Raised !", "10:04:30 Cleared");

        await Flap(line, from: 5, times: 2).Told(
            "10:05:00 Raised (Flapping)", "10:05:00 FlappingBegan !", "10:05:30 Cleared (Flapping)", "10:06:00 Raised (Flapping)", "10:06:30 Cleared (Flapping)");

        Assert.True(line.Only.Flapping);
        Assert.Null(line.Only.Hold);
        Assert.Equal(6, line.Engine.RaisedInLast10Minutes);
    }

    [Fact]
    public async Task SixRaises_InMoreThanTenMinutes_AreNoFlapping()
    {
        using var line = await TimeLine.Of(Some.Flood());
        foreach (var (raised, cleared) in new[]
        {
            ("10:00", "10:01"), ("10:02", "10:03"), ("10:04", "10:05"), ("10:06", "10:07"), ("10:08", "10:09"), ("10:10:01", "10:11"), ("10:12:02", "10:13"),
        })
        {
            line.At(raised, 4.5).At(cleared, 1.0);
        }

        Assert.DoesNotContain(await Transitions(line), one => one.Kind == AlarmTransitionKind.FlappingBegan);
        Assert.False(line.Only.Flapping);
    }

    [Fact]
    public async Task Flapping_NeitherCameNorWentForTenMinutes_IsOver()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await Flap(line, from: 0, times: 6).Save();

        line.Silence("10:15:29");
        Assert.True(line.Only.Flapping);
        line.Silence("10:15:45");

        Assert.False(line.Only.Flapping);
        Assert.Equal((AlarmTransitionKind.FlappingEnded, Time("10:15:30")), await Last(line));
        line.At("10:20", 4.5);
        Assert.Equal((AlarmTransitionKind.Raised, Time("10:20")), await Last(line));
        Assert.Null(line.Store.Transitions.Last().Hold);
    }

    [Fact]
    public async Task Flapping_Acknowledged_StaysSoUntilItIsWorse()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await Flap(line, from: 0, times: 5).At("10:05", 4.5).Acknowledge("loose contact");

        line.At("10:05:30", 1.0).Expect().At("10:06", 4.5).Expect(Firing("flood", level: 1).Acknowledged());
        line.At("10:06:30", 5.5).Expect(Firing("flood", level: 2).Unacknowledged());

        Assert.Null((await Transitions(line)).Last().Hold);
        Assert.True((await Transitions(line)).Last().Calls);
    }

    [Fact]
    public async Task Flapping_OnTheShelf_IsNamedButNotCalled()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("09:59", 1.0).Shelve("loose contact", "2:00");

        Flap(line, from: 0, times: 6);

        Assert.Contains(await Transitions(line), one => one is { Kind: AlarmTransitionKind.FlappingBegan, Hold: AlarmHoldKind.Shelved });
        Assert.DoesNotContain(await Transitions(line), one => one.Calls);
    }

    [Fact]
    public async Task Killed_InTheWindow_TheRaisesBeforeCount()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await Flap(line, from: 0, times: 4).Save();

        await line.KillAndStart(at: "10:04");
        Flap(line, from: 4, times: 2);

        Assert.True(line.Only.Flapping);
        await line.Save();
        await line.KillAndStart(at: "10:06");
        Assert.True(line.Only.Flapping);
        line.Silence("10:15:30");
        Assert.False(line.Only.Flapping);
        Assert.Equal((AlarmTransitionKind.FlappingEnded, Time("10:15:30")), await Last(line));
    }

    [Fact]
    public async Task Killed_CalmWhileDown_EndedAtTheRightTime()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await Flap(line, from: 0, times: 6).Save();

        await line.KillAndStart(at: "12:00");

        Assert.False(line.Only.Flapping);
        Assert.Equal((AlarmTransitionKind.FlappingEnded, Time("10:15:30")), await Last(line));
    }

    /// <summary>Raised at the minute, cleared half a minute later.</summary>
    private static TimeLine Flap(TimeLine line, int from, int times)
    {
        for (var i = from; i < from + times; i++)
        {
            line.At($"10:{i:D2}:00", 4.5).At($"10:{i:D2}:30", 1.0);
        }

        return line;
    }

    private static async Task<IReadOnlyCollection<AlarmTransition>> Transitions(TimeLine line)
    {
        await line.Save();
        return line.Store.Transitions;
    }

    private static async Task<(AlarmTransitionKind Kind, Instant At)> Last(TimeLine line)
    {
        var last = (await Transitions(line)).Last();
        return (last.Kind, last.At);
    }
}
