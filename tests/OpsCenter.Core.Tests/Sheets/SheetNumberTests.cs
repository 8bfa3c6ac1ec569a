using OpsCenter.Core.Sheets;
using Xunit;

namespace OpsCenter.Core.Tests.Sheets;

public sealed class SheetNumberTests
{
    [Theory]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567,25", 1234567.25)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("12,5", 12.5)]
    [InlineData("12.5", 12.5)]
    [InlineData("0,125", 0.125)]
    [InlineData("0.125", 0.125)]
    [InlineData("1234", 1234)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("-3,5", -3.5)]
    [InlineData("−3.5", -3.5)]
    [InlineData("98,6 %", 98.6)]
    public void Parse_WithoutDoubt_ReadsTheSameWhateverTheCallerThinks(string text, double number)
    {
        Assert.Equal(number, SheetNumber.Parse(text, "%", whole: false, ','));
        Assert.Equal(number, SheetNumber.Parse(text, "%", whole: false, '.'));
    }

    [Theory]
    [InlineData("1.234", ',', false, 1234)]
    [InlineData("1.234", '.', false, 1.234)]
    [InlineData("1,234", ',', false, 1.234)]
    [InlineData("1,234", '.', false, 1234)]
    [InlineData("1.234", '.', true, 1234)]
    [InlineData("1,234", ',', true, 1234)]
    public void Parse_ThreeDigitsBehindOneMark_FollowsTheColumnThenTheCaller(string text, char mark, bool whole, double number)
    {
        Assert.True(SheetNumber.IsAmbiguous(text));
        Assert.Equal(number, SheetNumber.Parse(text, "", whole, mark));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1.23.4")]
    [InlineData("1,23,456")]
    [InlineData("1.234,5.6")]
    [InlineData("12,")]
    [InlineData(",5")]
    [InlineData("--5")]
    [InlineData("1e400")]
    [InlineData("=1+1")]
    [InlineData("NaN")]
    public void Parse_NoNumber_IsNull(string text) => Assert.Null(SheetNumber.Parse(text, "", whole: false, ','));
}
