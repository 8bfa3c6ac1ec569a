using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using OpsCenter.Ingest.Tests.Mapping;
using Xunit;

namespace OpsCenter.Ingest.Tests.LineProtocol;

public sealed class LineProtocolDecoderTests
{
    private readonly MappingHarness _harness = MappingHarness.Shipped();

    [Fact]
    public void Decode_SeveralLines_KeepsTheGoodAndReportsTheBadByNumber()
    {
        var decoded = Decode("# comment\n\nm,a=b v=1 1795312800000000000\nm v=\nm v=2i,ok=true,note=\"x, y=z\" 1795312800000000001\r\nbroken\n");

        Assert.Equal(["m,a=b v", "m v", "m ok"], decoded.Readings.Select(reading => reading.Series.Canonical));
        Assert.Equal([1, 2, 1], decoded.Readings.Select(reading => reading.Value));
        Assert.Equal(1_795_312_800_000_000_001, decoded.Readings[1].Time.UnixNanoseconds);
        Assert.Equal(1, decoded.SkippedTexts);
        var rejected = Assert.Single(decoded.Rejected);
        Assert.Equal("unable to parse 'm v=' (line 4): missing field value; unable to parse 'broken' (line 6): missing fields", rejected.Reason);
        Assert.Equal("m v=\nbroken\n", System.Text.Encoding.UTF8.GetString(rejected.Payload.Span));
    }

    [Theory]
    [InlineData("m v=1 1795312800000000000x", "bad timestamp")]
    [InlineData("m v=1 99999999999999999999", "bad timestamp")]
    [InlineData("m v=NaN", "invalid number")]
    [InlineData("m v=+Inf", "invalid number")]
    [InlineData("m v=0x10", "invalid number")]
    [InlineData("m v=1.5i", "invalid number")]
    [InlineData("m v=-1u", "invalid number")]
    [InlineData("m v=9223372036854775808i", "invalid number")]
    [InlineData("m v=tru", "invalid boolean")]
    [InlineData("m v=\"open", "unbalanced quotes")]
    [InlineData("m v=\"a\"b", "invalid field format")]
    [InlineData("m =1", "missing field key")]
    [InlineData("m v=1,", "missing field value")]
    [InlineData("m,a v=1", "missing tag value")]
    [InlineData("m,=b v=1", "missing tag key")]
    [InlineData("m,a=1,a=2 v=1", "duplicate tags")]
    [InlineData(",a=1 v=1", "missing measurement")]
    public void Decode_BadLine_SaysWhatIsWrong(string line, string reason)
    {
        var decoded = Decode(line);

        Assert.Empty(decoded.Readings);
        Assert.EndsWith(": " + reason, Assert.Single(decoded.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_BadFieldAfterAGoodOne_StoresNothingOfTheLine()
    {
        var decoded = Decode("m a=1,b=x");

        Assert.Empty(decoded.Readings);
        Assert.Single(decoded.Rejected);
    }

    [Fact]
    public void Decode_NewlineInsideAText_DoesNotEndTheLine()
    {
        var decoded = Decode("m note=\"first\nsecond\",v=1\nm v=2");

        Assert.Empty(decoded.Rejected);
        Assert.Equal([1, 2], decoded.Readings.Select(reading => reading.Value));
    }

    [Fact]
    public void Decode_UnbalancedQuote_CostsOnlyItsLine()
    {
        var decoded = Decode("m note=\"open\nm v=2");

        Assert.Equal([2], decoded.Readings.Select(reading => reading.Value));
        Assert.Single(decoded.Rejected);
    }

    [Fact]
    public void Decode_EscapedNames_AreUnescaped()
    {
        var reading = Assert.Single(Decode(@"my\ m\,x,tag\ k=v\=1,back\slash=a\b field\,k=1").Readings);

        Assert.Equal("my m,x", reading.Series.Measurement);
        Assert.Equal("v=1", reading.Series.Tag("tag k"));
        Assert.Equal(@"a\b", reading.Series.Tag(@"back\slash"));
        Assert.Equal("field,k", reading.Series.Field);
    }

    [Fact]
    public void Decode_TagsInAnotherOrder_AreTheSameSeries()
    {
        var decoded = Decode("m,a=1,b=2 v=1\nm,b=2,a=1 v=2");

        Assert.Same(decoded.Readings[0].Series, decoded.Readings[1].Series);
    }

    [Fact]
    public void Decode_KnownFieldOutOfRange_IsSuspect() =>
        Assert.Equal(Quality.Suspect, Decode("river,site=ben-binh level=99").Readings[0].Quality);

    [Fact]
    public void Decode_OldTimeOverMqtt_FollowsTheClockRule()
    {
        var reading = Assert.Single(Decode("m v=1 1000000000").Readings);

        Assert.Equal((MappingHarness.Now, ReadingFlags.ClockReplaced), (reading.Time, reading.Flags));
    }

    [Fact]
    public void Decode_AnyFiniteNumber_RoundTrips() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NormalFloat>(),
                number => Decode($"m v={number.Get.ToString("R", CultureInfo.InvariantCulture)}").Readings is [var reading] && reading.Value.Equals(number.Get))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_AnyNames_RoundTripThroughEscaping() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>(),
                ArbMap.Default.ArbFor<NonEmptyString>(),
                (tag, field) => RoundTrips(tag.Get, field.Get))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Decode_AnyBytes_NeverThrows() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes =>
                {
                    var decoded = Decode("m v=1\n" + System.Text.Encoding.Latin1.GetString(bytes));
                    return decoded.Readings.All(reading => double.IsFinite(reading.Value));
                })
            .QuickCheckThrowOnFailure();

    private bool RoundTrips(string tag, string field)
    {
        // A backslash at the end would escape the separator: InfluxDB has no way to write it either.
        if (tag.Any(char.IsControl) || field.Any(char.IsControl) || tag.Contains('\\') || field.Contains('\\')
            || tag.Any(char.IsSurrogate) || field.Any(char.IsSurrogate))
        {
            return true;
        }

        var decoded = Decode($"m,t={Escape(tag)} {Escape(field)}=1");
        return decoded.Readings is [var reading] && reading.Series.Tag("t") == tag && reading.Series.Field == field;
    }

    private static string Escape(string name) =>
        name.Replace(",", "\\,", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace(" ", "\\ ", StringComparison.Ordinal);

    private DecodedMessage Decode(string text) => _harness.Decode("line/x", text);
}
