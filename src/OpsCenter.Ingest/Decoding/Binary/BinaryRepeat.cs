using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>Parts that come several times, as a list of objects: a fixed number of times, as often as an earlier number says, or to the end.</summary>
internal sealed class BinaryRepeat(string name, int? count, string? countOf, BinaryItem[] items) : BinaryItem
{
    public override bool Read(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        var times = countOf is null ? count ?? FormatLimits.Records : Math.Clamp(cursor.Seen.GetValueOrDefault(countOf), 0, FormatLimits.Records);
        var toTheEnd = countOf is null && count is null;
        tree?.WriteStartArray(name);
        var read = true;
        for (long i = 0; read && i < times && !(toTheEnd && cursor.IsAtEnd); i++)
        {
            tree?.WriteStartObject();
            read = ReadAll(items, cursor, tree);
            tree?.WriteEndObject();
        }

        tree?.WriteEndArray();
        return read;
    }
}
