using System.Text.Json;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Mapping;

/// <summary>Payloads as the sectors' systems send them, by the shipped packs.</summary>
public sealed class SecurityEducationTourismTests
{
    private const string Arrived = """
        {"call":{"id":"115-20261122-0841","service":"115","state":"arrived","priority":1,"category":"traffic-accident","unit":"cc115-hai-duong",
         "received_at":"2026-11-22T08:41:05+07:00","dispatched_at":"2026-11-22T08:41:51+07:00","arrived_at":"2026-11-22T08:49:40+07:00","closed_at":null,
         "dispatch_s":46,"response_s":515,"in_time":true,"caller":"0100000123","place":"Đường Nguyễn Lương Bằng"}}
        """;

    private readonly MappingHarness _packs = MappingHarness.Shipped();

    [Fact]
    public void Decode_CallThatWasReached_IsAnEventOfItsUnitWithItsSeconds()
    {
        var call = Assert.Single(_packs.Decode("dispatch/115/calls", Arrived).Events);

        Assert.Equal(("call-115-20261122-0841", "security.call.traffic-accident", Severity.High), (call.Id, call.Kind, call.Severity));
        Assert.Equal(("cc115-hai-duong", "hai-duong-city"), (call.Site, call.Area));
        Assert.Equal(Instant.From(new DateTimeOffset(2026, 11, 22, 8, 41, 5, TimeSpan.FromHours(7))), call.Time);
        Assert.Equal(["caller", "place"], call.PersonalDataFields.Order());
        using var attributes = JsonDocument.Parse(call.AttributesJson!);
        Assert.Equal(("115", 515, true), (
            attributes.RootElement.GetProperty("service").GetString(), attributes.RootElement.GetProperty("response").GetInt32(), attributes.RootElement.GetProperty("in_time").GetBoolean()));
        Assert.False(attributes.RootElement.TryGetProperty("closed", out _));
    }

    [Fact]
    public void Decode_LifeOfACall_IsOneEventWhoseSecondsComeWithTheArrival()
    {
        const string received = """
            {"call":{"id":"115-20261122-0841","service":"115","state":"received","priority":1,"category":"traffic-accident","unit":"cc115-hai-duong","received_at":"2026-11-22T08:41:05+07:00"}}
            """;

        var (first, second) = (_packs.Decode("dispatch/115/calls", received).Events.Single(), _packs.Decode("dispatch/115/calls", Arrived).Events.Single());

        Assert.Equal((first.Id, first.Time), (second.Id, second.Time));
        Assert.DoesNotContain("response", first.AttributesJson, StringComparison.Ordinal);
        Assert.Contains("tiếp nhận", first.Text, StringComparison.Ordinal);
        Assert.Contains("đã đến hiện trường", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Board_IsReadingsOfTheCentreWithItsService()
    {
        var decoded = _packs.Decode(
            "dispatch/114/board",
            """{"centre":"114","at":"2026-11-22T08:59:00+07:00","waiting":1,"open":7,"longest_wait_s":38,"calls_today":41,"units":{"free":6,"total":14}}""");

        Assert.Equal(
            "calls_today 41, longest_wait 38, open 7, units_free 6, units_total 14, waiting 1",
            string.Join(", ", decoded.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Field} {reading.Value}")).Order()));
        Assert.All(decoded.Readings, reading => Assert.Equal(("114", "tong-dai-114"), (reading.Series.Tag("service"), reading.Series.Tag(StandardTags.Site))));
    }

    [Fact]
    public void Decode_SchoolThatCalledItsRoll_HasAttendanceInPercentAndALine()
    {
        var decoded = _packs.Decode(
            "education/thpt-nam-sach/status",
            """
            {"school":"thpt-nam-sach","at":"2026-11-22T08:40:00+07:00","roll":{"taken":"2026-11-22T07:30:00+07:00","enrolled":1180,"present":1146,"excused":22,"unexcused":12,"rate":0.971},
             "teachers":{"total":92,"present":90},"network":{"connected":false,"latency_ms":61}}
            """);

        Assert.Empty(decoded.Rejected);
        Assert.Equal(97.1, decoded.Readings.Single(reading => reading.Series.Field == "attendance").Value, 3);
        Assert.Equal(0, decoded.Readings.Single(reading => reading.Series.Field == "connected").Value);
        Assert.All(decoded.Readings, reading => Assert.Equal("nam-sach", reading.Series.Tag(StandardTags.Area)));
    }

    [Fact]
    public void Decode_SchoolWithoutARollCall_TellsItsLineAlone()
    {
        var decoded = _packs.Decode("education/thpt-nam-sach/status", """{"school":"thpt-nam-sach","at":"2026-11-22T06:00:00+07:00","network":{"connected":true,"latency_ms":9}}""");

        Assert.Empty(decoded.Rejected);
        Assert.Equal(["connected", "latency"], decoded.Readings.Select(reading => reading.Series.Field).Order());
    }

    [Fact]
    public void Decode_DistrictsRegister_StandsAtTheDayEvenWeeksAgoAndNamesABadLine()
    {
        var decoded = _packs.Decode(
            "drop/education/november", "date;school;enrolled;present;excused;unexcused\n2026-11-02;thcs-tu-minh;912;890;15;7\n2026-11-03;thcs-tu-minh;912;;15;7\n");

        Assert.Single(decoded.Rejected);
        var present = decoded.Readings.Single(reading => reading is { Series.Field: "present" });
        Assert.Equal((890, "thcs-tu-minh"), (present.Value, present.Series.Tag(StandardTags.Site)));
        Assert.Equal(Instant.From(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.FromHours(7))), present.Time);
    }

    [Fact]
    public void Decode_PeopleCounter_HasCrowdingInPercentOfItsCapacity()
    {
        var decoded = _packs.Decode("tourism/pc-con-son/count", """{"ts":1795312800,"in":2310,"out":1894,"inside":416,"limit":3000,"load":0.139}""");

        Assert.Equal(
            "capacity 3000, crowding 13.9, entered 2310, inside 416, left 1894",
            string.Join(", ", decoded.Readings.Select(reading => FormattableString.Invariant($"{reading.Series.Field} {reading.Value:0.###}")).Order()));
        Assert.All(decoded.Readings, reading => Assert.Equal("chi-linh", reading.Series.Tag(StandardTags.Area)));
    }

    [Fact]
    public void Decode_NightsOfHotels_AreReadingsOfTheHotels()
    {
        var decoded = _packs.Decode("drop/tourism/2026-11-21", "date,hotel,rooms,occupied,guests,foreign\n2026-11-21,ks-nam-cuong,170,103,164,41\n2026-11-21,ks-sao-do,48,20,31,\n");

        Assert.Empty(decoded.Rejected);
        Assert.Equal(7, decoded.Readings.Count);
        Assert.Equal(["ks-nam-cuong", "ks-sao-do"], decoded.Readings.Select(reading => reading.Series.Tag(StandardTags.Site)).Distinct());
    }
}
