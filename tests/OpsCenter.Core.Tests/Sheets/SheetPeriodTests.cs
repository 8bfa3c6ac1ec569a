using OpsCenter.Core.Sheets;
using Xunit;

namespace OpsCenter.Core.Tests.Sheets;

public sealed class SheetPeriodTests
{
    [Theory]
    [InlineData(SheetPeriodKind.Day, "2026-11-22", "2026-11-22", "2026-11-21", "2026-11-23")]
    [InlineData(SheetPeriodKind.Week, "2026-W53", "2027-01-03", "2026-W52", "2027-W01")]
    [InlineData(SheetPeriodKind.Month, "2026-12", "2026-12-31", "2026-11", "2027-01")]
    [InlineData(SheetPeriodKind.Quarter, "2026-Q4", "2026-12-31", "2026-Q3", "2027-Q1")]
    [InlineData(SheetPeriodKind.Year, "2024", "2024-12-31", "2023", "2025")]
    public void Parse_Text_IsThePeriodWithItsNeighbours(SheetPeriodKind kind, string text, string end, string previous, string next)
    {
        var period = SheetPeriod.Parse(kind, text)!.Value;

        Assert.Equal((text, end, previous, next), (period.Text, $"{period.End:yyyy-MM-dd}", period.Previous.Text, period.Next.Text));
        Assert.Equal(period, SheetPeriod.Of(kind, period.End));
    }

    [Theory]
    [InlineData(SheetPeriodKind.Month, "2026-13")]
    [InlineData(SheetPeriodKind.Month, "2026-Q1")]
    [InlineData(SheetPeriodKind.Quarter, "2026-Q5")]
    [InlineData(SheetPeriodKind.Week, "2025-W53")]
    [InlineData(SheetPeriodKind.Year, "9999")]
    [InlineData(SheetPeriodKind.Day, "22/11/2026")]
    [InlineData(SheetPeriodKind.None, "2026-11")]
    public void Parse_OtherText_IsNull(SheetPeriodKind kind, string text) => Assert.Null(SheetPeriod.Parse(kind, text));

    [Fact]
    public void Time_OfAMonth_IsItsFirstMidnightHere() =>
        Assert.Equal("2026-10-31T17:00:00.000Z", SheetPeriod.Parse(SheetPeriodKind.Month, "2026-11")!.Value.Time.ToString());
}
