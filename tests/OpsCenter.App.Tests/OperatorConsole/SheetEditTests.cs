using OpsCenter.App.OperatorConsole.Sheets;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

public sealed class SheetEditTests
{
    private static readonly SheetConfig Sheet = new()
    {
        Id = "p.month",
        Pack = "p",
        Name = LocalizedText.Same("S"),
        Period = SheetPeriodKind.Month,
        Measurement = "m",
        Keys =
        [
            new SheetKey
            {
                Id = "place",
                Name = LocalizedText.Same("Place"),
                Tag = "place",
                Kind = SheetKeyKind.List,
                Choices = [new SheetChoice("a", new LocalizedText("Bắc", "North")), new SheetChoice("b", new LocalizedText("Nam", "South"))],
            },
        ],
        Columns = [new SheetColumn { Id = "spent", Name = LocalizedText.Same("Spent"), Required = true }, new SheetColumn { Id = "note", Name = LocalizedText.Same("Note"), Kind = SheetColumnKind.Text }],
    };

    [Fact]
    public void New_NothingFiled_HasTheRowsAndAsksForThem()
    {
        var edit = Edit();

        Assert.Equal(["a", "b"], edit.Lines.Select(line => line.Text(Sheet.Keys[0])));
        Assert.Equal(2, edit.Draft.Wrong);
        Assert.False(edit.Touched);
    }

    [Fact]
    public void Take_File_FillsTheRowsItHasAndLeavesTheOthers()
    {
        var edit = Edit(Line("a", "1.234"), Line("b", "5"));

        edit.Take(new SheetInput([Input("bac", new SheetEntry("7.5", Exact: true))]));

        Assert.Equal(2, edit.Lines.Count);
        Assert.True(edit.Draft.IsGood);
        var change = Assert.Single(edit.Draft.Changes);
        Assert.Equal(("a", "1.234", "7.5"), (change.Keys[0], change.Before, change.After));
    }

    [Fact]
    public void Take_FileWithARowTwiceOrUnknown_ShowsItToBeCorrected()
    {
        var edit = Edit(Line("a", "1"), Line("b", "5"));

        edit.Take(new SheetInput([Input("a", new SheetEntry("2")), Input("North", new SheetEntry("3")), Input("West", new SheetEntry("4"))]));

        Assert.Equal(["twice", "not-allowed"], edit.Draft.Lines.SelectMany(line => line.Keys).Select(key => key.Problem?.Code).OfType<string>());
        Assert.Equal(4, edit.Lines.Count);
    }

    [Fact]
    public void Type_OneCell_LeavesStoredFiguresExact()
    {
        var edit = Edit(Line("a", "1.234"), Line("b", "5"));

        edit.Type(edit.Lines[1], "spent", "12,5");

        Assert.Equal("b", Assert.Single(edit.Draft.Changes).Keys[0]);
        Assert.Equal("12.5", edit.Draft.Changes[0].After);
    }

    [Fact]
    public void Take_EarlierVersion_PutsItsValuesBack()
    {
        var edit = Edit(Line("a", "2"), Line("b", "5"));

        edit.Take(Version(1, Line("a", "1"), Line("b", "5")));

        Assert.Equal(("2", "1"), (Assert.Single(edit.Draft.Changes).Before, edit.Draft.Changes[0].After));
        Assert.True(edit.Draft.IsGood);
    }

    private static SheetEdit Edit(params SheetLine[] stored)
    {
        var period = SheetPeriod.Parse(SheetPeriodKind.Month, "2026-10")!.Value;
        var newest = stored.Length == 0 ? null : Version(2, stored);
        return new SheetEdit(new SheetPage(
            new SheetFrame(Sheet, period, [Sheet.Keys[0].Choices]), newest, MayEnter: true, new SheetStatus(period, null, null, SheetState.Open)));
    }

    private static SheetVersion Version(int number, params SheetLine[] lines) =>
        new() { Sheet = "p.month", Period = "2026-10", Number = number, Lines = lines, By = "lan", At = new Instant(1), Origin = SheetOrigin.Typed };

    private static SheetLine Line(string place, string spent) => new([place], new Dictionary<string, string> { ["spent"] = spent });

    private static SheetInputLine Input(string place, SheetEntry spent) =>
        new(new Dictionary<string, SheetEntry> { ["place"] = new(place), ["spent"] = spent });
}
