using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Sheets;

namespace OpsCenter.Core.Tests.Sheets;

internal static class SomeSheet
{
    public static SheetConfig Budget { get; } = new()
    {
        Id = "p.month",
        Pack = "p",
        Name = LocalizedText.Same("Budget"),
        Period = SheetPeriodKind.Month,
        Since = new DateOnly(2026, 9, 1),
        DueDays = 10,
        Unit = "finance",
        Measurement = "budget",
        Keys = [new SheetKey { Id = "area", Name = LocalizedText.Same("Area"), Kind = SheetKeyKind.Areas, Tag = "area", Under = ["old"] }],
        Columns =
        [
            new SheetColumn { Id = "planned", Name = LocalizedText.Same("Planned"), Unit = "tỷ", Decimals = 1, Required = true, Min = 0, Max = 100_000 },
            new SheetColumn { Id = "spent", Name = LocalizedText.Same("Spent"), Unit = "tỷ", Decimals = 1 },
            new SheetColumn { Id = "people", Name = LocalizedText.Same("People"), Kind = SheetColumnKind.Whole },
            new SheetColumn { Id = "day", Name = LocalizedText.Same("Day"), Kind = SheetColumnKind.Date },
            new SheetColumn { Id = "who", Name = LocalizedText.Same("Who"), Kind = SheetColumnKind.Text, Tag = "who" },
        ],
        Checks = [new SheetCheck("spent <= planned", [new SheetTerm(1, "spent")], SheetComparison.AtMost, [new SheetTerm(1, "planned")], null)],
    };

    /// <summary>Two districts until June 2025, the city that took them over since.</summary>
    public static Places Places { get; } = new(
        [
            new Area("city", LocalizedText.Same("Thành phố"), null, 0, 0, null, null, null),
            new Area("old", LocalizedText.Same("Tỉnh"), null, 0, 0, null, new DateOnly(2025, 6, 30), "city"),
            new Area("a", LocalizedText.Same("Huyện A"), "old", 0, 0, null, new DateOnly(2025, 6, 30), "city"),
            new Area("b", LocalizedText.Same("Huyện B"), "old", 0, 0, null, new DateOnly(2025, 6, 30), "city"),
        ],
        [],
        []);

    public static SheetPeriod Period(string text) => SheetPeriod.Parse(SheetPeriodKind.Month, text)!.Value;

    public static SheetInput Input(params (string Column, string Text)[] cells) => new([Line(cells)]);

    public static SheetInputLine Line(params (string Column, string Text)[] cells) =>
        new(cells.ToDictionary(cell => cell.Column, cell => new SheetEntry(cell.Text)), 1);
}
