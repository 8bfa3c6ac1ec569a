using OpsCenter.Ingest.Decoding.Gtfs;
using OpsCenter.Testing;
using Xunit;
using static OpsCenter.Ingest.Tests.Decoding.ProtobufBytes;

namespace OpsCenter.Ingest.Tests.Decoding;

public sealed class GtfsFormatTests
{
    private static readonly byte[] Header = Field(1, [.. Text(1, "2.0"), .. Number(2, 0), .. Number(3, 1_795_312_800)]);

    [Fact]
    public void Parse_Vehicle_HasTheNamesAndWordsOfTheSpecification()
    {
        byte[] trip = [.. Text(1, "t1"), .. Text(5, "27"), .. Number(4, 3)];
        byte[] position = [.. Single(1, 20.9f), .. Single(2, 106.3f), .. Single(5, 7.5f)];
        var decoded = Parse(Header, Entity("e1", Field(4, [
            .. Field(1, trip), .. Field(2, position), .. Number(4, 1), .. Number(5, 1_795_312_790), .. Text(7, "s9"), .. Field(8, Text(1, "xe 12")), .. Number(9, 5), .. Number(10, 80),
        ])));

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """{"header":{"gtfs_realtime_version":"2.0","incrementality":"FULL_DATASET","timestamp":1795312800},"entity":[{"id":"e1","vehicle":{"trip":{"trip_id":"t1","route_id":"27","schedule_relationship":"CANCELED"},"vehicle":{"id":"xe 12"},"position":{"latitude":20.9,"longitude":106.3,"speed":7.5},"stop_id":"s9","current_status":"STOPPED_AT","timestamp":1795312790,"occupancy_status":"FULL","occupancy_percentage":80}}]}""",
            decoded.Tree);
    }

    [Fact]
    public void Parse_TripUpdate_HasNegativeDelaysAndListsWhoseItemsStandApart()
    {
        byte[] early = [.. Number(1, 3), .. Field(2, Number(1, -2))];
        byte[] skipped = [.. Number(1, 4), .. Number(5, 1)];
        var decoded = Parse(Header, Entity("e", Field(3, [.. Field(2, early), .. Field(1, Text(1, "t")), .. Field(2, skipped), .. Number(5, -60)])));

        Assert.Empty(decoded.Problems);
        Assert.Contains(
            """{"trip":{"trip_id":"t"},"stop_time_update":[{"stop_sequence":3,"arrival":{"delay":-2}},{"stop_sequence":4,"schedule_relationship":"SKIPPED"}],"delay":-60}""",
            decoded.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Alert_HasPeriodsTextsAndCauses()
    {
        byte[] header = [.. Field(1, [.. Text(1, "Ngập đường"), .. Text(2, "vi")]), .. Field(1, [.. Text(1, "Flooded road"), .. Text(2, "en")])];
        var decoded = Parse(Header, Entity("a", Field(5, [
            .. Field(1, [.. Number(1, 5), .. Number(2, 9)]), .. Field(5, Text(2, "27")), .. Number(6, 8), .. Number(7, 4), .. Field(10, header), .. Number(14, 4)])));

        Assert.Contains(
            ""","alert":{"active_period":[{"start":5,"end":9}],"informed_entity":[{"route_id":"27"}],"cause":"WEATHER","effect":"DETOUR","header_text":{"translation":[{"text":"Ngập đường","language":"vi"},{"text":"Flooded road","language":"en"}]},"severity_level":"SEVERE"}""",
            decoded.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ExtensionsAndNewerWords_AreNoMistake()
    {
        var decoded = Parse(Header, Entity("e", [.. Field(4, [.. Field(8, Text(1, "v")), .. Number(6, 77)]), .. Text(1001, "of a vendor")]));

        Assert.Empty(decoded.Problems);
        Assert.Contains("\"congestion_level\":77", decoded.Tree, StringComparison.Ordinal);
        Assert.DoesNotContain("vendor", decoded.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_BrokenEntity_IsNamedAndTheOthersStay()
    {
        var decoded = Parse(
            Header,
            Entity("good", Field(4, Field(8, Text(1, "v")))),
            Field(2, Field(4, Field(8, Text(1, "of no id")))),
            Entity("half", Field(4, Field(2, Single(1, 20.9f)))),
            Entity("wrong", Field(4, Field(2, [.. Text(1, "20.9"), .. Single(2, 1)]))),
            Entity("cut", Field(3, [0x0A, 0x7F])));

        Assert.Equal(
            [
                "entity 2: id: is required but absent",
                "entity 3: vehicle.position.longitude: is required but absent",
                "entity 4: vehicle.position.latitude: not written as the specification says",
                "entity 5: trip_update: the protobuf is broken",
            ],
            decoded.Problems);
        Assert.Contains("\"good\"", decoded.Tree, StringComparison.Ordinal);
        Assert.DoesNotContain("half", decoded.Tree, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NoEntities_HasNoListOfThem() =>
        Assert.Equal("""{"header":{"gtfs_realtime_version":"2.0","incrementality":"FULL_DATASET","timestamp":1795312800}}""", Parse(Header).Tree);

    [Fact]
    public void Parse_TooManyParts_StopsAtTheBound()
    {
        var manyStops = Enumerable.Repeat(new byte[] { 0x12, 0x00 }, 300_000).SelectMany(empty => empty);
        byte[] big = Entity("e", Field(3, [.. Field(1, Text(1, "t")), .. manyStops]));

        var decoded = Parse(Header, big, big);

        Assert.Equal("entity 2: trip_update.stop_time_update: too many parts", Assert.Single(decoded.Problems));
    }

    [Theory]
    [InlineData("", "it has no header")]
    [InlineData("{\"error\":1}", "the protobuf is broken")]
    [InlineData("<html><body>502 Bad Gateway</body></html>", "the protobuf is broken")]
    [InlineData("\n\0", "gtfs_realtime_version: is required but absent")]
    public void Parse_SomethingElse_IsRefused(string payload, string problem)
    {
        var decoded = Decoded.Of(GtfsFormat.Instance, payload);

        Assert.Null(decoded.Tree);
        Assert.Equal($"not a GTFS-realtime feed: {problem}", Assert.Single(decoded.Problems));
    }

    [FixtureFact]
    public void Parse_RealVehicle_IsWhereItIs()
    {
        var decoded = Decoded.Of(GtfsFormat.Instance, File.ReadAllBytes(Path.Combine(FixtureFolder.Path!, "smartcity/gtfs-rt/vehicle_position.pb")));

        Assert.Empty(decoded.Problems);
        Assert.Equal(
            """{"header":{"gtfs_realtime_version":"1.0"},"entity":[{"id":"1","vehicle":{"trip":{"trip_id":"t0"},"vehicle":{"id":"1"},"position":{"latitude":47,"longitude":-122}}}]}""",
            decoded.Tree);
    }

    private static byte[] Entity(string id, byte[] content) => Field(2, [.. Text(1, id), .. content]);

    private static Decoded Parse(params byte[][] fields) => Decoded.Of(GtfsFormat.Instance, [.. fields.SelectMany(field => field)]);
}
