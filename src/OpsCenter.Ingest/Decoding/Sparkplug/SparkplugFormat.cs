using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Sparkplug;

/// <summary>
/// Sparkplug B. The tree: <c>type, group, node, device, timestamp, seq, online</c> (false in a death), <c>metrics: [{name, value, unit,
/// timestamp, datatype, alias}]</c>; a node's death also lists <c>devices: [{device, online}]</c>. Names, types and units come from the births.
/// </summary>
internal sealed class SparkplugFormat : TreeFormat
{
    private SparkplugFormat()
    {
    }

    public static SparkplugFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        if (SparkplugTopic.Parse(input.Topic) is not { } topic)
        {
            return Refuse(buffer, $"'{input.Topic}' is not spBv1.0/group/type/node or …/device");
        }

        if (SparkplugPayload.Parse(input.Payload.Span) is not { } payload)
        {
            return Refuse(buffer, "not a Sparkplug payload: the protobuf is broken");
        }

        var node = input.Memory.Sparkplug.Of(topic);
        IReadOnlyList<string>? gone = [];
        if (topic.IsDeath)
        {
            gone = node.Die(topic, payload);
            if (gone is null)
            {
                return Refuse(buffer, $"a death of an earlier connection (bdSeq {payload.BirthSequence}): the node has been born again since");
            }
        }
        else if (node.Apply(topic, payload) is { } problem)
        {
            buffer.Problem(problem);
        }

        Write(topic, payload, gone, tree);
        return true;
    }

    private static void Write(in SparkplugTopic topic, SparkplugPayload payload, IReadOnlyList<string> gone, Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        tree.WriteString("type", topic.Type);
        tree.WriteString("group", topic.Group);
        tree.WriteString("node", topic.Node);
        if (topic.Device is { } device)
        {
            tree.WriteString("device", device);
        }

        if (payload.Timestamp is { } timestamp)
        {
            tree.WriteNumber("timestamp", timestamp);
        }

        if (payload.Sequence is { } sequence)
        {
            tree.WriteNumber("seq", sequence);
        }

        if (!topic.IsCommand)
        {
            tree.WriteBoolean("online", !topic.IsDeath);
        }

        tree.WriteStartArray("metrics");
        payload.Metrics.ForEach(metric => metric.Write(tree));
        tree.WriteEndArray();
        if (topic is { IsDeath: true, Device: null })
        {
            WriteGone(gone, tree);
        }

        tree.WriteEndObject();
    }

    private static void WriteGone(IReadOnlyList<string> gone, Utf8JsonWriter tree)
    {
        tree.WriteStartArray("devices");
        foreach (var device in gone)
        {
            tree.WriteStartObject();
            tree.WriteString("device", device);
            tree.WriteBoolean("online", false);
            tree.WriteEndObject();
        }

        tree.WriteEndArray();
    }
}
