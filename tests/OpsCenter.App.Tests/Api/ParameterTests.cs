using System.Globalization;
using OpsCenter.App.Api.Csv;
using OpsCenter.App.Api.Parameters;
using OpsCenter.App.Api.Readings;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Api;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("2026-11-22T09:00:00+07:00", "2026-11-22T02:00:00Z")]
    [InlineData("2026-11-22T02:00:00z", "2026-11-22T02:00:00Z")]
    [InlineData("2026-11-22T02:00:00.5Z", "2026-11-22T02:00:00.500Z")]
    [InlineData("2026-11-22T02:00:00.000007Z", "2026-11-22T02:00:00.000007Z")]
    [InlineData("2026-11-22T02:00:00.123456789Z", "2026-11-22T02:00:00.123456789Z")]
    [InlineData("1969-12-31T23:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z")]
    public void Rfc3339_ReadAndWritten_IsTheSameMoment(string text, string written)
    {
        Assert.True(Rfc3339.TryParse(text, out var time));
        Assert.Equal(written, Rfc3339.Format(time));
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-13-22T02:00:00Z")]
    [InlineData("2026-11-22T02:00:00")]
    [InlineData("9999-11-22T02:00:00Z")]
    [InlineData("2026-11-22T02:00:00.1234567890Z")]
    public void Rfc3339_NotOne_IsRefused(string text) => Assert.False(Rfc3339.TryParse(text, out _));

    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("1h30m", 5_400)]
    [InlineData("7d", 604_800)]
    [InlineData("2w", 1_209_600)]
    public void Span_Written_IsRead(string text, double seconds)
    {
        Assert.True(SpanText.TryParse(text, out var span));
        Assert.Equal(seconds, span.TotalSeconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-1h")]
    [InlineData("1.5h")]
    [InlineData("1y")]
    [InlineData("999999999d")]
    public void Span_NotOne_IsRefused(string text) => Assert.False(SpanText.TryParse(text, out _));

    [Theory]
    [InlineData("Bến Bình", "Bến Bình")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData(null, "")]
    public void CsvText_Any_IsQuotedAndNoFormula(string? text, string expected) => Assert.Equal(expected, CsvCell.Text(text));

    [Fact]
    public void Mask_TextThatIsNoJson_IsLeftOut() => Assert.Null(PersonalDataMask.Apply("{plate:34A", ["plate"]));

    [Fact]
    public void Mask_NestedAndInArrays_IsHidden()
    {
        var masked = PersonalDataMask.Apply("""{"a":[{"plate":"34A"},1],"face":{"id":7},"n":null}""", ["plate", "face"])!;

        Assert.Equal("""{"a":[{"plate":"***"},1],"face":"***","n":null}""", masked.ToJsonString());
    }

    [Fact]
    public void Format_OfAnyInstant_IsInvariant()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("vi-VN");
        try
        {
            Assert.Equal("1970-01-01T00:00:00.001Z", Rfc3339.Format(Instant.FromUnixMilliseconds(1)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
