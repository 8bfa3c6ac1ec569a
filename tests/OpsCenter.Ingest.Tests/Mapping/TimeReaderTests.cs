using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

public sealed class TimeReaderTests
{
    private const long Nine = 1_795_312_800; // 2026-11-22T02:00:00Z, 09:00 in Vietnam

    [Theory]
    [InlineData("{path: t, format: unix_s}", "1795312799", -1_000_000_000L)]
    [InlineData("{path: t, format: unix_s}", "1795312799.250000001", -749_999_999L)]
    [InlineData("{path: t, format: unix_s}", "\"1795312799\"", -1_000_000_000L)]
    [InlineData("{path: t, format: unix_ms}", "1795312799123", -877_000_000L)]
    [InlineData("{path: t, format: unix_us}", "1795312799123456", -876_544_000L)]
    [InlineData("{path: t, format: unix_ns}", "1795312799123456789", -876_543_211L)]
    [InlineData("t", "\"2026-11-22T09:00:00+07:00\"", 0L)]
    [InlineData("t", "\"2026-11-22T09:00:00+0700\"", 0L)]
    [InlineData("t", "\"2026-11-22 02:00:00Z\"", 0L)]
    [InlineData("t", "\"2026-11-22T02:00:00\"", 0L)]
    [InlineData("t", "\"2026-11-22T02:00\"", 0L)]
    [InlineData("t", "\"2026-11-22T01:59:59.123456789+00:00\"", -876_543_211L)]
    [InlineData("{path: t, zone: '+07:00'}", "\"2026-11-22T09:00:00\"", 0L)]
    [InlineData("{path: t, zone: '+07:00'}", "\"2026-11-22T02:00:00Z\"", 0L)]
    [InlineData("{path: t, zone: Asia/Ho_Chi_Minh}", "\"2026-11-22 09:00:00\"", 0L)]
    [InlineData("{path: t, format: 'dd/MM/yyyy HH:mm:ss', zone: '+07:00'}", "\"22/11/2026 08:59:59\"", -1_000_000_000L)]
    public void Decode_TimeOfEveryForm_IsReadToTheNanosecond(string time, string value, long nanosecondsFromNine)
    {
        var decoded = Decode(time, $"{{\"t\":{value},\"v\":1}}");

        var reading = Assert.Single(decoded.Readings);
        Assert.Equal(new Instant((Nine * 1_000_000_000) + nanosecondsFromNine), reading.Time);
        Assert.Equal(ReadingFlags.None, reading.Flags);
    }

    [Fact]
    public void Decode_DateAndTimeInTwoFields_AreJoined()
    {
        var decoded = Decode("{path: [d, t], format: 'dd/MM/yyyy HH.mm.ss', zone: '+07:00'}", "{\"d\":\"22/11/2026\",\"t\":\"09.00.00\",\"v\":1}");

        Assert.Equal(MappingHarness.Now, Assert.Single(decoded.Readings).Time);
    }

    [Theory]
    [InlineData("{path: t, format: unix_s}", "1")]
    [InlineData("{path: t, format: unix_s}", "99999999999999")]
    [InlineData("t", "\"2030-01-01T00:00:00Z\"")]
    [InlineData("t", "\"2026-11-14T00:00:00Z\"")]
    public void Decode_ImplausibleClock_IsReplacedAndFlagged(string time, string value)
    {
        var reading = Assert.Single(Decode(time, $"{{\"t\":{value},\"v\":1}}").Readings);

        Assert.Equal((MappingHarness.Now, ReadingFlags.ClockReplaced), (reading.Time, reading.Flags));
    }

    [Theory]
    [InlineData("{\"v\":1}")]
    [InlineData("{\"t\":null,\"v\":1}")]
    public void Decode_NoTime_IsServerTimeWithoutAFlag(string payload)
    {
        var reading = Assert.Single(Decode("{path: t, format: unix_s}", payload).Readings);

        Assert.Equal((MappingHarness.Now, ReadingFlags.None), (reading.Time, reading.Flags));
    }

    [Theory]
    [InlineData("{path: t, format: unix_s}", "\"yesterday\"")]
    [InlineData("{path: t, format: unix_s}", "true")]
    [InlineData("t", "\"2026-13-01T00:00:00Z\"")]
    [InlineData("t", "\"2026-11-22T25:00:00Z\"")]
    [InlineData("t", "\"2026-11-22T02:00:00.Z\"")]
    [InlineData("t", "\"2026-11-22T02:00:00+7\"")]
    [InlineData("t", "\"\"")]
    public void Decode_UnreadableTime_GoesToQuarantine(string time, string value)
    {
        var decoded = Decode(time, $"{{\"t\":{value},\"v\":1}}");

        Assert.Empty(decoded.Readings);
        Assert.Contains("is not a time of the form", Assert.Single(decoded.Rejected).Reason, StringComparison.Ordinal);
    }

    private static Ingest.Pipeline.DecodedMessage Decode(string time, string payload) =>
        MappingHarness.Of($"- {{id: p.s, topic: t, time: {time}, readings: [{{measurement: river, fields: {{level: v}}}}]}}").Decode("t", payload);
}
