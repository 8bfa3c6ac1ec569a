using OpsCenter.Core.Alarms;
using OpsCenter.Core.Notifications;
using OpsCenter.Core.Notifications.Configuration;
using OpsCenter.Core.Notifications.Routing;
using OpsCenter.Core.Telemetry;
using Xunit;
using static OpsCenter.Core.Alarms.AlarmTransitionKind;

namespace OpsCenter.Core.Tests.Notifications;

public sealed class RoutingTests
{
    [Fact]
    public void Route_RaiseAndClear_BothToldInOrder() =>
        Assert.Equal(["duty Raised 1", "duty Escalated 2", "duty Cleared 4"], new Story(Story.Route("duty")).Then(Raised).Then(Escalated).Then(Eased).Then(Cleared).Told());

    [Theory]
    [InlineData(AlarmHoldKind.Shelved)]
    [InlineData(AlarmHoldKind.Maintenance)]
    [InlineData(AlarmHoldKind.Suppressed)]
    public void Route_HeldTransitions_NothingTold(AlarmHoldKind hold) =>
        Assert.Empty(new Story(Story.Route("duty")).Then(Raised, hold: hold).Then(Escalated, hold: hold).Then(Cleared, hold: hold).Told());

    [Fact]
    public void Route_ClearOfARaiseThatWasHeld_IsNoFalseResolved() =>
        Assert.Empty(new Story(Story.Route("duty")).Then(Raised, hold: AlarmHoldKind.Shelved).Then(Cleared).Told());

    [Fact]
    public void Route_ReleasedWhileActive_IsToldAsRaisedOnceAndClears() =>
        Assert.Equal(
            ["duty Raised 2", "duty Cleared 3"],
            new Story(Story.Route("duty")).Then(Raised, hold: AlarmHoldKind.Suppressed).Then(Released, active: true).Then(Cleared).Told());

    [Fact]
    public void Route_ShelvedAfterItWasTold_UnshelvedCleared_TellsTheEnd() =>
        Assert.Equal(
            ["duty Raised 1", "duty Cleared 4"],
            new Story(Story.Route("duty")).Then(Raised).Then(Shelved, hold: AlarmHoldKind.Shelved).Then(Cleared, hold: AlarmHoldKind.Shelved).Then(Unshelved, active: false).Told());

    [Fact]
    public void Route_UnshelvedWhileActiveAndToldBefore_IsNotToldTwice() =>
        Assert.Equal(["duty Raised 1"], new Story(Story.Route("duty")).Then(Raised).Then(Shelved, hold: AlarmHoldKind.Shelved).Then(Unshelved, active: true).Told());

    [Fact]
    public void Route_SeverityOfTheRoute_ClearGoesOnlyToWhoKnows() =>
        Assert.Equal(
            ["all Raised 1", "all Escalated 2", "chief Escalated 2", "all Cleared 3", "chief Cleared 3", "all Raised 4", "all Cleared 5"],
            new Story(Story.Route("all"), Story.Route("chief", Severity.Critical))
                .Then(Raised).Then(Escalated, severity: Severity.Critical).Then(Cleared, severity: Severity.Critical).Then(Raised).Then(Cleared).Told());

    [Fact]
    public void Route_TwoRoutesToOneChannel_OneDeliveryPerTransition() =>
        Assert.Equal(
            ["duty Raised 1", "duty Cleared 2"],
            new Story(Story.Route("duty"), Story.Route("duty", Severity.High) with { Id = "second" }).Then(Raised).Then(Cleared).Told());

    [Fact]
    public void Route_RuleRemoved_IsClosedAndNotCleared()
    {
        var told = new Story(Story.Route("duty")).Then(Raised).Then(Closed).Deliveries();

        Assert.Equal([NoticeKind.Raised, NoticeKind.Closed], told.Select(delivery => delivery.Notice.Kind));
    }

    [Theory]
    [InlineData("21:59", false)]
    [InlineData("22:00", true)]
    [InlineData("00:30", true)]
    [InlineData("05:59", true)]
    [InlineData("06:00", false)]
    [InlineData("12:00", false)]
    public void Route_HoursOverMidnight_AreThoseHere(string local, bool told)
    {
        var at = Instant.From(new DateTimeOffset(new DateOnly(2026, 11, 22), TimeOnly.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7)));
        var night = Story.Route("duty") with { Hours = new RouteHours(new TimeOnly(22, 0), new TimeOnly(6, 0)) };

        Assert.Equal(told ? ["duty Raised 1"] : [], new Story(night).Then(Raised, at: at).Told());
    }

    [Fact]
    public void Route_ClearOutsideTheHours_StillGoesToWhoWasTold()
    {
        var night = Story.Route("duty") with { Hours = new RouteHours(new TimeOnly(19, 0), new TimeOnly(21, 0)) };

        Assert.Equal(["duty Raised 1", "duty Cleared 2"], new Story(night).Then(Raised).Then(Cleared, at: Story.Evening + TimeSpan.FromHours(4)).Told());
    }

    [Theory]
    [InlineData("water", "chi-linh", "flood", true)]
    [InlineData("traffic", "chi-linh", "flood", false)]
    [InlineData("water", "elsewhere", "flood", false)]
    [InlineData("water", "chi-linh", "drought", false)]
    public void Route_PackAreaAndRule_AllHaveToFit(string pack, string area, string rule, bool told)
    {
        var route = Story.Route("duty") with { Packs = [pack], Areas = [area], Rules = [rule] };

        Assert.Equal(told ? ["duty Raised 1"] : [], new Story(route).Then(Raised).Told());
    }

    [Fact]
    public void Route_Chattering_IsToldOnceUntilItHasSettled() =>
        Assert.Equal(
            ["duty Raised 1", "duty Cleared 2", "duty Chattering 3", "duty Cleared 7", "duty Raised 8"],
            new Story(Story.Route("duty"))
                .Then(Raised).Then(Cleared).Then(FlappingBegan).Then(Raised).Then(Cleared).Then(Raised).Then(FlappingEnded, active: false).Then(Raised).Told());

    [Fact]
    public void Route_SettledWhileActive_IsToldAndItsEndToo() =>
        Assert.Equal(
            ["duty Raised 1", "duty Chattering 2", "duty Settled 4", "duty Cleared 5"],
            new Story(Story.Route("duty")).Then(Raised).Then(FlappingBegan).Then(Cleared).Then(FlappingEnded, active: true).Then(Cleared).Told());

    [Fact]
    public void Route_KindsOfTheRoute_OnlyThoseAreSent()
    {
        var quiet = Story.Route("duty") with { Kinds = new HashSet<NoticeKind> { NoticeKind.Raised, NoticeKind.Acknowledged } };

        Assert.Equal(["duty Raised 1", "duty Acknowledged 3"], new Story(quiet).Then(Raised).Then(Escalated).Then(Acknowledged).Then(Cleared).Told());
    }

    [Fact]
    public void Route_ToldBeforeThisPage_TheEndIsTold() =>
        Assert.Equal(
            ["duty Cleared 1"],
            new Story(Story.Route("duty")).Knowing("a", new AlarmPastFacts(0, Story.Evening, false, [new ToldChannel("duty", "to-duty")])).Then(Cleared).Told());

    [Fact]
    public void Route_SamePageTwice_GivesTheSameIds()
    {
        var story = new Story(Story.Route("duty")).Then(Raised).Then(Raised, "b");

        Assert.Equal(story.Deliveries().Select(delivery => delivery.Id), story.Deliveries().Select(delivery => delivery.Id));
        Assert.Equal(2, story.Deliveries().Select(delivery => delivery.Id).Distinct().Count());
    }
}
