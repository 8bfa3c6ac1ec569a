using OpsCenter.Core.Alarms;
using Xunit;
using static OpsCenter.Core.Tests.Alarms.Expected;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class AlarmJournalTests
{
    [Fact]
    public async Task Save_DatabaseDown_BoardGoesOnAndNothingIsLost()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.Store.IsDown = true;
        line.At("10:00", 4.5).At("10:01", 5.5).Expect(Firing("flood", level: 2));
        Assert.False(await line.Save());
        line.At("10:02", 1.0);
        Assert.False(await line.Save());

        line.Store.IsDown = false;

        Assert.True(await line.Save());
        Assert.Equal(
            [AlarmTransitionKind.Raised, AlarmTransitionKind.Escalated, AlarmTransitionKind.Cleared],
            line.Store.Transitions.Select(one => one.Kind));
        Assert.Equal((0, 2), (line.Store.States.Single().Level, line.Store.States.Single().ShownLevel));
    }

    [Fact]
    public async Task WhenWork_NothingChanged_Waits()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 1.0).Save();

        line.At("10:01", 1.1);

        Assert.False(line.Journal.WhenWork().IsCompleted);
        Assert.True(line.At("10:02", 4.5).Journal.WhenWork().IsCompleted);
    }

    [Fact]
    public async Task Save_OnlyNormalReadings_StillMovesTheCheckpoint()
    {
        using var line = await TimeLine.Of(Some.Flood());

        await line.At("10:00", 1.0).Save();

        Assert.Equal(Time("10:00"), (await line.Store.LoadAsync(CancellationToken.None)).EvaluatedUpTo);
    }
}
