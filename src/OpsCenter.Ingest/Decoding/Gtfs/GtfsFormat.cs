using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Gtfs;

/// <summary>
/// GTFS-realtime: <c>header: {gtfs_realtime_version, timestamp}</c> and <c>entity: [{id, vehicle | trip_update | alert}]</c>, with the names of
/// the specification and its words for numbers that stand for one. What is absent stays absent; without any entity there is no <c>entity</c>.
/// </summary>
internal sealed class GtfsFormat : TreeFormat
{
    private const int HeaderField = 1;
    private const int EntityField = 2;

    /// <summary>Messages within messages of one payload: a city's trip updates have some 200,000.</summary>
    private const int MostParts = 500_000;

    private GtfsFormat()
    {
    }

    public static GtfsFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var feed = input.Payload.Span;
        if (!TryHeader(feed, out var header, out var entities, out var problem))
        {
            return Refuse(buffer, $"not a GTFS-realtime feed: {problem}");
        }

        tree.WriteStartObject();
        tree.WriteStartObject("header");
        GtfsSpecification.Header.Write(header, tree);
        tree.WriteEndObject();
        if (entities > 0)
        {
            WriteEntities(feed, tree, buffer);
        }

        tree.WriteEndObject();
        return true;
    }

    private static bool TryHeader(ReadOnlySpan<byte> feed, out ReadOnlySpan<byte> header, out int entities, out string problem)
    {
        header = default;
        entities = 0;
        problem = "it has no header";
        var found = false;
        var reader = new ProtobufReader(feed);
        while (reader.Next())
        {
            if (reader is { Field: HeaderField, Wire: ProtobufReader.Bytes })
            {
                header = reader.Content;
                found = true;
            }
            else if (reader is { Field: EntityField, Wire: ProtobufReader.Bytes })
            {
                entities++;
            }
        }

        var budget = 1;
        problem = reader.IsBroken ? "the protobuf is broken" : found ? GtfsSpecification.Header.Problem(header, ref budget) ?? "" : problem;
        return problem.Length == 0;
    }

    /// <summary>A broken entity is named by its place, from 1; the others stay.</summary>
    private static void WriteEntities(ReadOnlySpan<byte> feed, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var budget = MostParts;
        var number = 0;
        tree.WriteStartArray("entity");
        var reader = new ProtobufReader(feed);
        while (reader.Next())
        {
            if (reader is not { Field: EntityField, Wire: ProtobufReader.Bytes })
            {
                continue;
            }

            if (++number > FormatLimits.Records || budget < 0)
            {
                buffer.Problem(budget < 0 ? $"more than {MostParts} parts" : $"more than {FormatLimits.Records} entities");
                break;
            }

            if (GtfsSpecification.Entity.Problem(reader.Content, ref budget) is { } problem)
            {
                buffer.Problem($"entity {number}: {problem}");
                continue;
            }

            tree.WriteStartObject();
            GtfsSpecification.Entity.Write(reader.Content, tree);
            tree.WriteEndObject();
        }

        tree.WriteEndArray();
    }
}
