using OpsCenter.Ingest.Tests.Mapping;
using Xunit;
using static OpsCenter.Ingest.Tests.Decoding.ProtobufBytes;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>A transit operator's feed through the shipped mapping. Now is 1795312800.</summary>
public sealed class GtfsLibraryTests
{
    private const string Topic = "gtfs/bus";
    private readonly MappingHarness _library = LibraryHarness.Create();

    [Fact]
    public void Decode_Vehicles_HaveTheirOwnTimeElseTheFeeds()
    {
        var decoded = _library.Decode(Topic, Feed(
            Entity("a", Field(4, [.. Position(20.5f, 106.25f, 10), .. Number(5, 1_795_312_790), .. Field(8, Text(1, "bus1")), .. Field(1, Text(5, "R1")), .. Number(10, 70)])),
            Entity("b", Field(4, Position(21, 106.5f, 0)))));

        Assert.Equal(
            [
                "position,device=bus1,route=R1 longitude = 106.25", "position,device=bus1,route=R1 latitude = 20.5", "position,device=bus1,route=R1 speed = 36",
                "position,device=b longitude = 106.5", "position,device=b latitude = 21", "position,device=b speed = 0",
                "transit,device=bus1,route=R1 occupancy = 70",
            ],
            LibraryHarness.Shown(decoded));
        Assert.Equal([1_795_312_790L, 1_795_312_780L], decoded.Readings.Select(reading => reading.Time.ToDateTimeOffset().ToUnixTimeSeconds()).Distinct());
    }

    [Fact]
    public void Decode_DelayOfATrip_StandsUnderItsVehicleWhereOneIsNamed()
    {
        var decoded = _library.Decode(Topic, Feed(
            Entity("t1", Field(3, [.. Field(1, [.. Text(1, "c7"), .. Text(5, "R1")]), .. Field(3, Text(1, "bus1")), .. Number(5, 90)])),
            Entity("t2", Field(3, [.. Field(1, [.. Text(1, "c8"), .. Text(5, "R1")]), .. Field(3, Text(1, "bus2")), .. Field(2, Field(2, Number(1, -60)))])),
            Entity("t3", Field(3, [.. Field(1, [.. Text(1, "c9"), .. Text(5, "R1")]), .. Number(5, 30)]))));

        Assert.Equal(
            ["transit,device=bus1,route=R1,trip=c7 delay = 1.5", "transit,device=c9,route=R1 delay = 0.5", "transit,device=bus2,route=R1,trip=c8 delay = -1"],
            LibraryHarness.Shown(decoded));
    }

    [Fact]
    public void Decode_AlertsAndCanceledTrips_AreEventsThatAreTheSameAgain()
    {
        var feed = Feed(
            Entity("a1", Field(5, [.. Field(1, Number(1, 1_795_000_000)), .. Number(14, 3), .. Field(10, [.. Field(1, Text(1, "Detour")), .. Field(1, [.. Text(1, "Đi đường vòng"), .. Text(2, "vi")])])])),
            Entity("t1", Field(3, Field(1, [.. Text(1, "c7"), .. Number(4, 3), .. Text(3, "20261122")]))));

        string[] expected = ["transit.canceled Low  'Chuyến c7 bị hủy' #gtfs-c7-20261122-", "transit.alert Medium  'Đi đường vòng' #gtfs-a1"];
        Assert.Equal(expected, LibraryHarness.Shown(_library.Decode(Topic, feed)));
        Assert.Equal(expected, LibraryHarness.Shown(_library.Decode(Topic, feed)));
    }

    [Fact]
    public void Decode_FeedOfAQuietNight_IsNoMistake() => Assert.Empty(LibraryHarness.Shown(_library.Decode(Topic, Feed())));

    [Fact]
    public void Decode_OneBrokenEntity_GoesToQuarantineAndTheOthersAreStored()
    {
        var decoded = _library.Decode(Topic, Feed(Entity("a", Field(4, Position(20.5f, 106.25f, 10))), Entity("x", Field(4, [0x12, 0x7F]))));

        Assert.Equal(3, decoded.Readings.Count);
        Assert.Equal("entity 2: vehicle: the protobuf is broken", Assert.Single(decoded.Rejected).Reason);
    }

    private static byte[] Feed(params byte[][] entities) => [.. Field(1, [.. Text(1, "2.0"), .. Number(3, 1_795_312_780)]), .. entities.SelectMany(entity => entity)];

    private static byte[] Entity(string id, byte[] content) => Field(2, [.. Text(1, id), .. content]);

    private static byte[] Position(float latitude, float longitude, float speed) => Field(2, [.. Single(1, latitude), .. Single(2, longitude), .. Single(5, speed)]);
}
