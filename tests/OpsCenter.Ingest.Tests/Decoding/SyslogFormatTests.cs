using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Decoding.Syslog;
using Xunit;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class SyslogFormatTests
{
    private static readonly SyslogFormat Format = new(TimeZoneInfo.CreateCustomTimeZone("+07", TimeSpan.FromHours(7), "+07", "+07"));

    [Fact]
    public void Parse_Rfc5424_GivesEveryPart()
    {
        var decoded = Decoded.Of(Format, "<29>1 2026-11-22T04:32:57.123456+00:00 web1 app 2341 ID7 [origin][meta seq=\"14\" note=\"a\\\"b\\]\"] \uFEFFđã chạy\n");

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """[{"facility":"daemon","facility_code":3,"severity":"notice","severity_code":5,"version":1,"timestamp":"2026-11-22T04:32:57.123456+00:00","hostname":"we"""
            + """b1","appname":"app","procid":"2341","msgid":"ID7","data":{"origin":{},"meta":{"seq":"14","note":"a\"b]"}},"message":"đã chạy"}]""",
            decoded.Tree);
    }

    [Theory]
    [InlineData("<13>Nov  2 16:31:03 host app[42]: Test", "2026-11-02T16:31:03+07:00", "\"hostname\":\"host\",\"appname\":\"app\",\"procid\":\"42\",\"message\":\"Test\"")]
    [InlineData("<13>Dec 24 16:31:03 host app: Test", "2025-12-24T16:31:03+07:00", "\"appname\":\"app\",\"message\":\"Test\"")]
    [InlineData("<13>2026-11-22T08:00:00+07:00 host some words only", "2026-11-22T08:00:00+07:00", "\"hostname\":\"host\",\"message\":\"some words only\"")]
    public void Parse_Rfc3164_TakesTheLatestYearThatIsNotAhead(string text, string time, string rest)
    {
        var decoded = Decoded.Of(Format, text);

        Assert.Empty(decoded.Problems);
        Assert.Contains($"\"timestamp\":\"{time}\"", decoded.Tree, StringComparison.Ordinal);
        Assert.Contains(rest, decoded.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_LeapDay_FindsTheYearThatHasOne()
    {
        var received = Instant.From(new DateTimeOffset(2028, 2, 29, 5, 0, 0, TimeSpan.Zero));

        Assert.Contains("2028-02-29T10:00:00", Decoded.Of(Format, "<13>Feb 29 10:00:00 h a: x", receivedAt: received).Tree, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<1>1 - - - - - - a\n<1>1 - - - - - - b\n", 2)]
    [InlineData("<1>1 - - - - - - a\nstill a\n", 1)]
    [InlineData("16 <1>2 - - - - - -17 <4>11 - - - - - -", 2)]
    [InlineData("<1>3 - - - - - - A<1>4 - - - - - - B", 1)]
    public void Parse_Framing_IsFound(string text, int messages)
    {
        var decoded = Decoded.Of(Format, text);

        Assert.Empty(decoded.Problems);
        Assert.Equal(messages, decoded.Tree!.Split("facility_code").Length - 1);
    }

    [Theory]
    [InlineData("", "the payload is empty")]
    [InlineData("hello", "message 1: it does not begin with a priority such as <165>")]
    [InlineData("<192>1 - - - - - -", "message 1: it does not begin with a priority such as <165>")]
    [InlineData("<1>1 - -", "message 1: it ends within its header")]
    [InlineData("<1>1 yesterday - - - - -", "message 1: 'yesterday' is not a time of RFC 3339")]
    [InlineData("<1>1 - - - - - [a b=c]", "message 1: its structured data is broken or missing")]
    [InlineData("<1>hello", "message 1: neither a version number nor a time follows the priority")]
    [InlineData("16 <1>2", "message 1: announces 16 bytes but 4 follow")]
    public void Parse_Broken_SaysWhy(string text, string problem) =>
        Assert.Equal(problem, Assert.Single(Decoded.Of(Format, text).Problems));
}
