using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Configuration;
using Xunit;

namespace OpsCenter.Core.Tests.Alarms;

/// <summary>The procedure as steps to tick: the ticks are lines of the alarm's history.</summary>
public sealed class AlarmChecklistTests
{
    private static readonly Caller Operator = Caller.Person("Lan", [Role.Operator]);

    private static readonly AlarmProcedure Procedure = new(
        LocalizedText.Same("Flooding"), new LocalizedText("Báo Ban chỉ huy; đóng cống;", "Notify the command; close the sluices"), TimeSpan.FromMinutes(15));

    [Fact]
    public void Steps_Semicolons_PartTheResponseInBothLanguages() => Assert.Equal(
        [new LocalizedText("Báo Ban chỉ huy", "Notify the command"), new LocalizedText("đóng cống", "close the sluices")], AlarmChecklist.Steps(Procedure));

    [Fact]
    public void Steps_LanguagesDiffer_AreTheVietnameseOnes() => Assert.Equal(
        [LocalizedText.Same("a"), LocalizedText.Same("b")],
        AlarmChecklist.Steps(Procedure with { Response = new LocalizedText("a;b", "only one") }));

    [Theory]
    [InlineData("✓ 2. đóng cống", true)]
    [InlineData("✗ 2. đóng cống", true)]
    [InlineData("✓ done", false)]
    [InlineData("2. đóng cống", false)]
    [InlineData(null, false)]
    public void IsMark_Comment_OnlyOfTheFixedWording(string? comment, bool isMark) => Assert.Equal(isMark, AlarmChecklist.IsMark(comment));

    [Fact]
    public async Task MarkStep_Operator_SurvivesARestartWithNameAndTime()
    {
        using var line = await TimeLine.Of(Some.Flood() with { Procedure = Procedure });
        await line.At("10:00", 4.5).Acknowledge("pumps on");

        Assert.Equal(AlarmActionOutcome.Done, await MarkAsync(line, Operator, 2, done: true));
        await line.KillAndStart();

        var steps = await StepsAsync(line);
        Assert.Equal([false, true], steps.Select(step => step.Done));
        Assert.Equal(("Lan", true), (steps[1].Who, steps[1].At is not null));
        Assert.Equal("pumps on", line.Only.Comment);
        Assert.Contains(("Lan", "alarm.step", line.Only.Id, "✓ 2. đóng cống"), line.Audit.Lines);
    }

    [Fact]
    public async Task MarkStep_TakenBack_IsOpenAgain()
    {
        using var line = await TimeLine.Of(Some.Flood() with { Procedure = Procedure });
        line.At("10:00", 4.5);
        await MarkAsync(line, Operator, 1, done: true);
        await MarkAsync(line, Operator, 1, done: false);

        Assert.All(await StepsAsync(line), step => Assert.False(step.Done));
    }

    [Fact]
    public async Task MarkStep_RaisedAnew_BeginsWithNothingDone()
    {
        using var line = await TimeLine.Of(Some.Flood() with { Procedure = Procedure });
        await line.At("10:00", 4.5).Acknowledge();
        await MarkAsync(line, Operator, 1, done: true);

        line.At("10:10", 1.0).At("10:20", 4.5);
        await line.Save();

        Assert.All(await StepsAsync(line), step => Assert.False(step.Done));
    }

    [Fact]
    public async Task MarkStep_ReaderOrUnknownStep_ChangesNothing()
    {
        using var line = await TimeLine.Of(Some.Flood() with { Procedure = Procedure });
        line.At("10:00", 4.5);

        Assert.Equal(AlarmActionOutcome.Forbidden, await MarkAsync(line, Caller.Person("Nam", [Role.Leader]), 1, done: true));
        Assert.Equal(AlarmActionOutcome.NotFound, await MarkAsync(line, Operator, 3, done: true));
        Assert.Empty(line.Audit.Lines);
    }

    [Fact]
    public async Task TakeOver_AcknowledgedByAnother_ChangesTheOwnerAndSaysSo()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge("pumps on");

        var action = line.Service.TakeOverAsync(Caller.Person("Minh", [Role.Operator]), line.Only.Id, CancellationToken.None);
        await line.Save();

        Assert.Equal(AlarmActionOutcome.Done, await action);
        Assert.Equal(("Minh", "pumps on", true), (line.Only.Owner, line.Only.Comment, line.Only.Acknowledged));
        Assert.Equal(("Minh", "Lan → Minh"), (line.Store.Transitions.Last().Who, line.Store.Transitions.Last().Comment));
    }

    [Fact]
    public async Task TakeOver_OnesOwn_IsTold()
    {
        using var line = await TimeLine.Of(Some.Flood());
        await line.At("10:00", 4.5).Acknowledge();

        Assert.Equal(AlarmActionOutcome.AlreadyAcknowledged, await line.Service.TakeOverAsync(Operator, line.Only.Id, CancellationToken.None));
    }

    private static async Task<AlarmActionOutcome> MarkAsync(TimeLine line, Caller caller, int number, bool done)
    {
        var action = line.Service.MarkStepAsync(caller, line.Only.Id, number, done, CancellationToken.None);
        await line.Save();
        return await action;
    }

    private static async Task<IReadOnlyList<AlarmStep>> StepsAsync(TimeLine line) => AlarmChecklist.Of(
        Procedure, Assert.IsType<AlarmHistory.Listed>(await line.Service.HistoryAsync(Operator, line.Only.Id, 100, CancellationToken.None)).Transitions);
}
