using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>Parts that are there only if an earlier number says so: a bit of it is set, or it has a value.</summary>
internal sealed class BinaryGroup(string of, int? bit, long? equals, BinaryItem[] items) : BinaryItem
{
    public override bool Read(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        var value = cursor.Seen.GetValueOrDefault(of);
        var holds = bit is { } index ? ((value >> index) & 1) == 1 : value == equals;
        return !holds || ReadAll(items, cursor, tree);
    }
}
