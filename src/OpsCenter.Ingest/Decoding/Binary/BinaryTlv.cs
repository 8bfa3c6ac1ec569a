using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>
/// Parts that each begin with their kind: one byte, or channel and type as Milesight has it, or a channel to number the names and then a
/// type as Cayenne LPP has it. A kind that is not in the table ends the reading: its length is not known.
/// </summary>
internal sealed class BinaryTlv(TlvKey key, IReadOnlyDictionary<int, TlvItem> items) : BinaryItem
{
    private const int MostParts = 1_000;

    public override bool Read(BinaryCursor cursor, Utf8JsonWriter? tree)
    {
        var parts = Find(cursor);
        var end = cursor.At;
        if (tree is not null)
        {
            Write(parts, cursor, tree);
        }

        cursor.At = end;
        cursor.Suffix = "";
        return cursor.Problem is null;
    }

    private List<(TlvItem Item, int At, string Suffix)> Find(BinaryCursor cursor)
    {
        var parts = new List<(TlvItem Item, int At, string Suffix)>();
        while (!cursor.IsAtEnd && parts.Count < MostParts)
        {
            var start = cursor.At;
            if (!cursor.TryTake(key == TlvKey.Type ? 1 : 2, out var head))
            {
                break;
            }

            var kind = key == TlvKey.ChannelAndType ? (head[0] << 8) | head[1] : head[^1];
            var channel = head[0];
            if (!items.TryGetValue(kind, out var item))
            {
                cursor.Fail($"an unknown part {Convert.ToHexStringLower(head)} at byte {start}: the rest is not read");
                break;
            }

            var at = cursor.At;
            if (!BinaryItem.ReadAll(item.Layout, cursor, null))
            {
                break;
            }

            parts.Add((item, at, key == TlvKey.NumberedType ? $"_{channel}" : ""));
        }

        return parts;
    }

    private static void Write(List<(TlvItem Item, int At, string Suffix)> parts, BinaryCursor cursor, Utf8JsonWriter tree)
    {
        foreach (var (item, at, suffix) in parts.Where(part => part.Item.List is null))
        {
            (cursor.At, cursor.Suffix) = (at, suffix);
            ReadAll(item.Layout, cursor, tree);
        }

        cursor.Suffix = "";
        foreach (var list in parts.Where(part => part.Item.List is not null).GroupBy(part => part.Item.List!))
        {
            tree.WriteStartArray(list.Key);
            foreach (var (item, at, _) in list)
            {
                cursor.At = at;
                tree.WriteStartObject();
                ReadAll(item.Layout, cursor, tree);
                tree.WriteEndObject();
            }

            tree.WriteEndArray();
        }
    }
}
