using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
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
    public async Task Save_Flood_EachBatchIsWholeAndOnlyTheLastMovesTheCheckpoint()
    {
        using var line = await TimeLine.Of(Some.Flood());
        var readings = Enumerable.Range(0, 4_500)
            .Select(number => new Reading(Some.Gauge("site", $"rg-{number}"), Time("10:00"), 4.5, Quality.Good, ReadingFlags.None, Time("10:00"))).ToArray();
        line.Engine.OnCommitted(new CommittedBatch(readings, [], Time("10:00")));
        line.Store.Batches.Clear();

        await line.Save();

        Assert.Equal([2_000, 2_000, 500], line.Store.Batches.Select(batch => batch.Transitions.Count));
        Assert.All(line.Store.Batches, batch => Assert.Equal(
            batch.Transitions.Select(one => one.Sequence), batch.States.Select(state => state.Sequence).Order()));
        Assert.Equal([null, null, Time("10:00")], line.Store.Batches.Select(batch => batch.EvaluatedUpTo));
    }

    [Fact]
    public async Task Board_MoreThanAThousandAlarms_FollowsTheClock()
    {
        using var line = await TimeLine.Of(Some.Flood());
        var readings = Enumerable.Range(0, 1_001)
            .Select(number => new Reading(Some.Gauge("site", $"rg-{number}"), Time("10:00"), 4.5, Quality.Good, ReadingFlags.None, Time("10:00"))).ToArray();

        line.Engine.OnCommitted(new CommittedBatch(readings, [], Time("10:00")));
        Assert.Empty(line.Engine.Current.Alarms);

        line.Silence(until: "10:00:01");
        Assert.Equal(1_001, line.Engine.Current.Alarms.Count);
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
