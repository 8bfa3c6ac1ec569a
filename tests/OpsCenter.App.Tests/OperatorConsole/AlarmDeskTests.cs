using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OpsCenter.App.OperatorConsole.Alarms;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>What the alarm page works with: order, address, selection and what belongs together.</summary>
public sealed class AlarmDeskTests
{
    private static readonly Instant Noon = Instant.FromUnixMilliseconds(1_700_000_000_000);

    [Fact]
    public void Filter_Order_IsSeverityThenUnacknowledgedThenNewest()
    {
        AlarmView[] alarms =
        [
            SomeAlarm.View("old") with { Since = Noon - TimeSpan.FromHours(1) }, SomeAlarm.View("low", Severity.Low) with { Since = Noon },
            SomeAlarm.View("owned", acknowledged: true) with { Since = Noon }, SomeAlarm.View("new") with { Since = Noon, Sequence = 2 },
        ];

        Assert.Equal(["new", "old", "owned", "low"], AlarmFilter.None.Apply(alarms, Places.Empty).Select(alarm => alarm.Id));
    }

    [Theory]
    [InlineData(AlarmListState.All, "active,cleared,flapping,held")]
    [InlineData(AlarmListState.Active, "active,flapping,held")]
    [InlineData(AlarmListState.Cleared, "cleared")]
    [InlineData(AlarmListState.Flapping, "flapping")]
    [InlineData(AlarmListState.Held, "held")]
    public void Filter_State_KeepsWhatIsInIt(AlarmListState state, string expected)
    {
        AlarmView[] alarms =
        [
            SomeAlarm.View("active"), SomeAlarm.View("cleared") with { Active = false }, SomeAlarm.View("flapping") with { Flapping = true },
            SomeAlarm.View("held") with { Hold = new AlarmHold(AlarmHoldKind.Shelved, "Lan", "work", Noon, null) },
        ];

        Assert.Equal(expected, string.Join(',', new AlarmFilter { State = state }.Apply(alarms, Places.Empty).Select(alarm => alarm.Id).Order()));
    }

    [Fact]
    public void Filter_InTheAddress_ComesBackTheSame()
    {
        var filter = new AlarmFilter { Worst = Severity.High, State = AlarmListState.Cleared, Pack = "water", Area = "chi-linh", Site = "pha-lai", Sought = "đê & cống" };
        var address = QueryHelpers.AddQueryString("/console/alarms", filter.Pairs);

        Assert.Equal(filter, AlarmFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]))));
        Assert.Empty(AlarmFilter.None.Pairs);
    }

    [Fact]
    public void Filter_AddressTypedByHand_LeavesOutWhatIsNotUnderstood() =>
        Assert.Equal(AlarmFilter.None, AlarmFilter.Of(new QueryCollection(QueryHelpers.ParseQuery("?severity=awful&state=99&pack="))));

    [Fact]
    public void Selection_AlarmGone_IsItsNeighbourBelowThenAbove()
    {
        var selection = new AlarmSelection();
        selection.Show([SomeAlarm.View("a"), SomeAlarm.View("b"), SomeAlarm.View("c")]);
        Assert.Equal("a", selection.Id);
        selection.Choose("b");

        selection.Show([SomeAlarm.View("a"), SomeAlarm.View("c")]);
        Assert.Equal("c", selection.Id);
        selection.Show([SomeAlarm.View("a")]);
        Assert.Equal("a", selection.Id);
    }

    [Theory]
    [InlineData("b", "j", "c")]
    [InlineData("b", "ArrowUp", "a")]
    [InlineData("c", "ArrowDown", "c")]
    [InlineData("a", "k", "a")]
    [InlineData("a", "End", "c")]
    public void Selection_Key_MovesWithinTheList(string from, string key, string expected)
    {
        var selection = new AlarmSelection();
        selection.Show([SomeAlarm.View("a"), SomeAlarm.View("b"), SomeAlarm.View("c")]);

        Assert.True(selection.Move(from, key));
        Assert.False(selection.Move(from, "q"));
        Assert.Equal(expected, selection.Id);
    }

    [Fact]
    public void Related_ByCauseDeviceSiteAndTime_ClosestFirst()
    {
        var alarm = SomeAlarm.View("me") with { Site = "s", Device = "d", Area = "area", Since = Noon, Hold = new AlarmHold(AlarmHoldKind.Suppressed, null, null, null, "cause") };
        AlarmView Other(string id) => SomeAlarm.View(id) with { Site = "x", Device = "x", Area = "x", Since = Noon };
        var board = new AlarmBoard(1,
        [
            alarm, Other("stranger"), Other("near") with { Area = "area", Since = Noon - TimeSpan.FromMinutes(30) }, Other("late") with { Area = "area", Since = Noon + TimeSpan.FromMinutes(31) },
            Other("other pack") with { Area = "area", Pack = "traffic" }, Other("site") with { Site = "s" }, Other("device") with { Device = "d" }, Other("cause"),
            Other("held") with { Hold = new AlarmHold(AlarmHoldKind.Suppressed, null, null, null, "me") },
        ]);

        Assert.Equal(
            [
                ("cause", AlarmRelation.Cause), ("held", AlarmRelation.Consequence), ("device", AlarmRelation.SameDevice),
                ("site", AlarmRelation.SameSite), ("near", AlarmRelation.Nearby),
            ],
            RelatedAlarm.Of(board, alarm).Select(one => (one.Alarm.Id, one.Relation)));
    }
}
