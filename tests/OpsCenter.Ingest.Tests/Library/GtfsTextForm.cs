using System.Globalization;
using OpsCenter.Ingest.Tests.Decoding;

namespace OpsCenter.Ingest.Tests.Library;

/// <summary>Protobuf's text form to bytes, for the fields that the examples of GTFS-realtime use; the numbers are written down here once more.</summary>
internal static class GtfsTextForm
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["header"] = 1,
        ["gtfs_realtime_version"] = 1,
        ["incrementality"] = 2,
        ["header.timestamp"] = 3,
        ["entity"] = 2,
        ["id"] = 1,
        ["trip_update"] = 3,
        ["trip"] = 1,
        ["trip_id"] = 1,
        ["start_time"] = 2,
        ["stop_time_update"] = 2,
        ["stop_sequence"] = 1,
        ["arrival"] = 2,
        ["delay"] = 1,
    };

    public static byte[] ToBytes(string text)
    {
        var tokens = text.Split('\n')
            .Select(line => line.Split('#')[0])
            .SelectMany(line => line.Replace("{", " { ", StringComparison.Ordinal).Replace("}", " } ", StringComparison.Ordinal).Replace(":", " : ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

        // A time such as "11:15:35" is cut above and put together here.
        var joined = new Queue<string>();
        var open = "";
        foreach (var token in tokens)
        {
            open += token;
            if (open.Count(letter => letter == '"') != 1)
            {
                joined.Enqueue(open);
                open = "";
            }
        }

        return Message(joined, "");
    }

    private static byte[] Message(Queue<string> tokens, string around)
    {
        var bytes = new List<byte>();
        while (tokens.TryDequeue(out var name) && name != "}")
        {
            var number = Numbers.TryGetValue($"{around}.{name}", out var special) ? special : Numbers[name];
            if (tokens.Dequeue() == "{")
            {
                bytes.AddRange(ProtobufBytes.Field(number, Message(tokens, name)));
                continue;
            }

            var value = tokens.Dequeue();
            bytes.AddRange(value switch
            {
                ['"', ..] => ProtobufBytes.Text(number, value.Trim('"')),
                "FULL_DATASET" => ProtobufBytes.Number(number, 0),
                _ => ProtobufBytes.Number(number, long.Parse(value, CultureInfo.InvariantCulture)),
            });
        }

        return [.. bytes];
    }
}
