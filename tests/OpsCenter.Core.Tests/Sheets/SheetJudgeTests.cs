using OpsCenter.Core.Areas;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Units;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Sheets;

public sealed class SheetJudgeTests
{
    [Theory]
    [InlineData("2025-05", "a b")]
    [InlineData("2025-06", "a b")]
    [InlineData("2025-07", "city")]
    public void Frame_DatedTree_HasTheAreasOfThePeriod(string period, string areas) =>
        Assert.Equal(areas.Split(' '), Frame(period).Rows.Select(row => row[0]));

    [Fact]
    public void Frame_TopOfTheTree_IsWhatTookThePlaceOver()
    {
        var sheet = SomeSheet.Budget with { Keys = [SomeSheet.Budget.Keys[0] with { Top = true }] };

        Assert.Equal("old", Assert.Single(Book().Frame(sheet, SomeSheet.Period("2025-06"), default).Rows)[0]);
        Assert.Equal("city", Assert.Single(Book().Frame(sheet, SomeSheet.Period("2025-07"), default).Rows)[0]);
    }

    [Fact]
    public void Judge_GoodRow_IsReadAndChanges()
    {
        var draft = Judge(SomeSheet.Input(("area", "thanh pho"), ("planned", "1.234,5"), ("spent", "12,5"), ("people", "1.200"), ("day", "1/2/2026"), ("who", "Sở A")));

        Assert.True(draft.IsGood, string.Join('\n', Problems(draft)));
        var line = Assert.Single(draft.Lines).ToLine();
        Assert.Equal(["city"], line.Keys);
        Assert.Equal(
            new Dictionary<string, string> { ["planned"] = "1234.5", ["spent"] = "12.5", ["people"] = "1200", ["day"] = "2026-02-01", ["who"] = "Sở A" },
            line.Values);
        Assert.Equal(5, draft.Changes.Count);
        Assert.Equal("đọc là 1.234,5", draft.Lines[0].Cells["planned"].Note!.Vi);
    }

    [Theory]
    [InlineData("planned", "x", "no-number")]
    [InlineData("planned", "-1", "too-low")]
    [InlineData("planned", "200000", "too-high")]
    [InlineData("planned", "", "required")]
    [InlineData("people", "1,5", "not-whole")]
    [InlineData("day", "31/2/2026", "no-day")]
    [InlineData("area", "Huyện A", "not-allowed")]
    [InlineData("area", "", "key-missing")]
    [InlineData("spent", "101", "check")]
    public void Judge_OneBadCell_IsToldAtThatCellAlone(string column, string text, string code)
    {
        var cells = new Dictionary<string, string> { ["area"] = "city", ["planned"] = "100", ["spent"] = "50", [column] = text };

        var draft = Judge(SomeSheet.Input([.. cells.Select(cell => (cell.Key, cell.Value))]));

        // A row whose area nobody knows leaves the row of the area without its figures.
        Assert.Equal(column == "area" ? [$"{column}: {code}", "planned: required"] : [$"{column}: {code}"], Problems(draft).Order());
        Assert.False(draft.IsGood);
    }

    [Theory]
    [InlineData("1.234", "2,5", "1234")]
    [InlineData("1.234", "2.5", "1.234")]
    [InlineData("1.234", "2", "1234")]
    public void Judge_AmbiguousNumber_FollowsTheOthersOfTheTable(string ambiguous, string other, string read)
    {
        var draft = Judge(SomeSheet.Input(("area", "city"), ("planned", ambiguous), ("spent", other)));

        Assert.Equal(read, draft.Lines[0].Cells["planned"].Value);
    }

    [Fact]
    public void Judge_ExactNumber_IsNotGuessed()
    {
        var line = new SheetInputLine(new Dictionary<string, SheetEntry> { ["area"] = new("city"), ["planned"] = new("1.234", Exact: true) });

        Assert.Equal("1.234", Judge(new SheetInput([line])).Lines[0].Cells["planned"].Value);
    }

    [Fact]
    public void Judge_FiledFigureEmptied_IsRefused_AbsentColumn_IsKept()
    {
        SheetLine[] stored = [new(["city"], new Dictionary<string, string> { ["planned"] = "100", ["spent"] = "50" })];

        Assert.Equal(["spent: emptied"], Problems(Judge(SomeSheet.Input(("area", "city"), ("planned", "100"), ("spent", "")), stored)));
        var kept = Judge(SomeSheet.Input(("area", "city"), ("planned", "110")), stored);
        Assert.True(kept.IsGood);
        Assert.Equal(("planned", "100", "110"), (Assert.Single(kept.Changes) is var change ? change.Column : "", kept.Changes[0].Before, kept.Changes[0].After));
        Assert.Equal("50", kept.Lines[0].Cells["spent"].Value);
    }

    [Fact]
    public void Judge_SameRowTwice_AndMissingRow_AreTold()
    {
        var twice = SheetJudge.Judge(
            Frame("2025-05"), [], new SheetInput([SomeSheet.Line(("area", "a"), ("planned", "1")), SomeSheet.Line(("area", "Huyện A"), ("planned", "2"))]));

        Assert.Equal(["area: twice", "planned: required"], Problems(twice).Order());
        Assert.Equal(["a", "a", "b"], twice.Lines.Select(line => line.Keys[0].Value));
    }

    private static SheetDraft Judge(SheetInput input, IReadOnlyList<SheetLine>? stored = null) => SheetJudge.Judge(Frame("2026-10"), stored ?? [], input);

    private static SheetFrame Frame(string period) => Book().Frame(SomeSheet.Budget, SomeSheet.Period(period), default);

    private static SheetBook Book() => new(
        new FixedConfig<SheetCatalogue>(new SheetCatalogue([SomeSheet.Budget])), new FixedConfig<Places>(SomeSheet.Places), new FixedConfig<UnitTree>(UnitTree.Empty));

    private static IEnumerable<string> Problems(SheetDraft draft) => draft.Lines.SelectMany(line =>
        line.Keys.Select(cell => (Column: "area", cell.Problem)).Concat(line.Cells.Select(cell => (Column: cell.Key, cell.Value.Problem)))
            .Where(cell => cell.Problem is not null).Select(cell => $"{cell.Column}: {cell.Problem!.Code}"));
}
