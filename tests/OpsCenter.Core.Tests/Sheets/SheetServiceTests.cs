using OpsCenter.Core.Access;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Sheets;

public sealed class SheetServiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SheetDesk _desk = new();

    [Fact]
    public async Task File_GoodTable_IsKeptAuditedAndStoredAtTheBeginOfThePeriod()
    {
        var filed = Assert.IsType<SheetOutcome.Filed>(await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100"), ("spent", "50"), ("who", "Sở A")));

        Assert.Null(filed.Waiting);
        Assert.Equal((1, "lan", 3), (filed.Version.Number, filed.Version.By, filed.Version.Changes));
        Assert.Equal(["lan sheet.file p.month 2026-10"], _desk.Audited);
        Assert.Equal(["budget,area=city,pack=p,who=Sở\\ A planned", "budget,area=city,pack=p,who=Sở\\ A spent"], _desk.Stored.Select(reading => reading.Series.Canonical).Order());
        Assert.All(_desk.Stored, reading => Assert.Equal(("2026-09-30T17:00:00.000Z", Quality.Good, ReadingFlags.None), (reading.Time.ToString(), reading.Quality, reading.Flags)));
    }

    [Theory]
    [InlineData("lan", Role.Operator, true)]
    [InlineData("chief", Role.Operator, true)]
    [InlineData("minh", Role.Operator, false)]
    [InlineData("minh", Role.Technician, true)]
    [InlineData("hoa", Role.Administrator, true)]
    [InlineData("lan", Role.Leader, false)]
    [InlineData("lan", Role.Viewer, false)]
    public async Task File_ByRoleAndUnit_IsTheUnitsOwnBusiness(string who, Role role, bool may)
    {
        var outcome = await _desk.FileAsync(Caller.Person(who, [role]), 0, ("area", "city"), ("planned", "100"));

        Assert.Equal(may, outcome is SheetOutcome.Filed);
        Assert.Equal(may, outcome is not SheetOutcome.Forbidden);
        Assert.Equal(may ? 1 : 0, _desk.Stored.Count);
    }

    [Fact]
    public async Task File_SomebodyFiledMeanwhile_IsAConflictAndStoresNothing()
    {
        await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100"));

        var late = Assert.IsType<SheetOutcome.Conflict>(await _desk.FileAsync(Caller.Person("chief", [Role.Operator]), 0, ("area", "city"), ("planned", "90")));

        Assert.Equal("lan", late.Newest.By);
        Assert.Equal(100, Assert.Single(_desk.Stored).Value);
        Assert.IsType<SheetOutcome.Filed>(await _desk.FileAsync(Caller.Person("chief", [Role.Operator]), 1, ("area", "city"), ("planned", "90")));
    }

    [Fact]
    public async Task File_BadCell_StoresNothing()
    {
        var outcome = Assert.IsType<SheetOutcome.Invalid>(await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "x")));

        Assert.Equal(1, outcome.Draft.Wrong);
        Assert.Empty(_desk.Stored);
        Assert.Empty(await _desk.Service.VersionsAsync(SheetDesk.Lan, "p.month", "2026-10", None));
    }

    [Fact]
    public async Task File_NothingNew_IsUnchanged_FuturePeriod_IsTooEarly()
    {
        await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100"));

        Assert.IsType<SheetOutcome.Unchanged>(await _desk.FileAsync(SheetDesk.Lan, 1, ("area", "city"), ("planned", "100,0")));
        Assert.IsType<SheetOutcome.TooEarly>(await _desk.Service.FileAsync(
            SheetDesk.Lan, new SheetRequest("p.month", "2026-12", SomeSheet.Input(("area", "city"), ("planned", "1")), 0, SheetOrigin.Typed), None));
    }

    [Fact]
    public async Task CatchUp_StoreWasAway_StoresWhatWasFiled()
    {
        _desk.Away = "disk full";
        var filed = Assert.IsType<SheetOutcome.Filed>(await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100")));
        Assert.Equal("disk full", filed.Waiting);
        Assert.Equal(0, await _desk.Service.CatchUpAsync(None));

        _desk.Away = null;

        Assert.Equal(1, await _desk.Service.CatchUpAsync(None));
        Assert.Equal(100, Assert.Single(_desk.Stored).Value);
        Assert.Equal(0, await _desk.Service.CatchUpAsync(None));
    }

    [Fact]
    public async Task Overview_DueDays_TellWhatIsLate()
    {
        await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100"));

        var (_, periods) = Assert.Single(await _desk.Service.OverviewAsync(SheetDesk.Lan, None));

        Assert.Equal(
            [("2026-11", SheetState.Running), ("2026-10", SheetState.FiledLate), ("2026-09", SheetState.Overdue)],
            periods.Select(status => (status.Period.Text, status.State)));
        Assert.Equal(43, periods[2].DaysLate(new DateOnly(2026, 11, 22)));
    }

    [Fact]
    public async Task Reports_Write_SaysDueFiledAndLate()
    {
        await _desk.FileAsync(SheetDesk.Lan, 0, ("area", "city"), ("planned", "100"));
        Assert.True(_desk.Reports.Asked);
        _desk.Stored.Clear();

        await _desk.Reports.WriteAsync(None);

        Assert.False(_desk.Reports.Asked);
        Assert.Equal(
            ["days_late 43", "due 1", "due 1", "filed 0", "filed 1", "on_time 0", "on_time 0"],
            _desk.Stored.Select(reading => $"{reading.Series.Field} {reading.Value}").Order());
        Assert.All(_desk.Stored, reading => Assert.Equal(("p.month", "finance"), (reading.Series.Tag("sheet"), reading.Series.Tag("unit"))));
    }
}
