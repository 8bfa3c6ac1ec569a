using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

public sealed class AlarmServiceTests
{
    private static readonly Caller Operator = Caller.Person("Lan", [Role.Operator]);

    [Fact]
    public async Task Acknowledge_Operator_OwnsItAuditedAndSaved()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge(" pumps on ");

        Assert.Equal((true, "Lan", "pumps on"), (line.Only.Acknowledged, line.Only.Owner, line.Only.Comment));
        Assert.Equal([("Lan", "alarm.acknowledge", line.Only.Id, "pumps on")], line.Audit.Lines);
        var saved = line.Store.Transitions.Last();
        Assert.Equal((AlarmTransitionKind.Acknowledged, "Lan", "pumps on"), (saved.Kind, saved.Who, saved.Comment));
    }

    [Fact]
    public async Task Acknowledge_NotYetOnDisk_DoesNotAnswer()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).Store.IsDown = true;

        var answer = line.Service.AcknowledgeAsync(Operator, line.Only.Id, null, CancellationToken.None);
        await line.Save();
        Assert.False(answer.IsCompleted);

        line.Silence(until: "10:00:11");
        Assert.Equal(AlarmActionOutcome.NotSavedYet, await answer);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Leader)]
    public async Task Acknowledge_MayOnlyRead_IsForbiddenAndNothingChanges(Role role)
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        var outcome = await line.Service.AcknowledgeAsync(Caller.Person("Nam", [role]), line.Only.Id, null, CancellationToken.None);

        Assert.Equal(AlarmActionOutcome.Forbidden, outcome);
        Assert.False(line.Only.Acknowledged);
        Assert.Empty(line.Audit.Lines);
    }

    [Fact]
    public async Task Acknowledge_Twice_SecondIsTold()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge();

        Assert.Equal(
            AlarmActionOutcome.AlreadyAcknowledged,
            await line.Service.AcknowledgeAsync(Caller.Person("Minh", [Role.Operator]), line.Only.Id, null, CancellationToken.None));
        Assert.Equal("Lan", line.Only.Owner);
    }

    [Fact]
    public async Task Acknowledge_UnknownOrNormal_IsNotFound()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge();
        var id = line.Only.Id;
        line.At("10:01", 1.0);

        Assert.Equal(AlarmActionOutcome.NotFound, await line.Service.AcknowledgeAsync(Operator, id, null, CancellationToken.None));
        Assert.Equal(AlarmActionOutcome.NotFound, await line.Service.AcknowledgeAsync(Operator, "no-such", null, CancellationToken.None));
    }

    [Fact]
    public async Task Acknowledge_CommentTooLong_ChangesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        Assert.Equal(
            AlarmActionOutcome.CommentTooLong,
            await line.Service.AcknowledgeAsync(Operator, line.Only.Id, new string('x', 1_001), CancellationToken.None));
        Assert.False(line.Only.Acknowledged);
    }

    [Fact]
    public async Task AcknowledgeAll_Several_EachAnswersAndOneSaveTakesThem()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5).At("10:00", 5.5, series: Some.Gauge("ben-binh", "rg-02"));
        var ids = line.Engine.Current.Alarms.Select(alarm => alarm.Id).Append("no-such").ToArray();

        var answer = line.Service.AcknowledgeAllAsync(Operator, ids, "seen", CancellationToken.None);
        await line.Save();
        var outcomes = await answer;

        Assert.Equal([AlarmActionOutcome.Done, AlarmActionOutcome.Done, AlarmActionOutcome.NotFound], ids.Select(id => outcomes[id]));
        Assert.All(line.Engine.Current.Alarms, alarm => Assert.Equal(("Lan", "seen"), (alarm.Owner, alarm.Comment)));
    }

    [Fact]
    public async Task AddComment_Operator_ShownAndKeptInTheHistory()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge("first");
        var answer = line.Service.AddCommentAsync(Operator, line.Only.Id, "second", CancellationToken.None);
        await line.Save();

        Assert.Equal(AlarmActionOutcome.Done, await answer);
        Assert.Equal("second", line.Only.Comment);
        var history = Assert.IsType<AlarmHistory.Listed>(await line.Service.HistoryAsync(Operator, line.Only.Id, 10, CancellationToken.None));
        Assert.Equal(["second", "first", null], history.Transitions.Select(one => one.Comment));
    }

    [Fact]
    public async Task AddComment_Blank_IsRefused()
    {
        using var line = await TimeLine.Of(Some.Flood());
        line.At("10:00", 4.5);

        Assert.Equal(AlarmActionOutcome.CommentMissing, await line.Service.AddCommentAsync(Operator, line.Only.Id, " ", CancellationToken.None));
    }

    [Fact]
    public async Task History_Anonymous_IsForbidden()
    {
        using var line = await TimeLine.Of(Some.Flood());

        Assert.IsType<AlarmHistory.Forbidden>(await line.Service.RecentAsync(Caller.Anonymous, 10, CancellationToken.None));
    }
}
