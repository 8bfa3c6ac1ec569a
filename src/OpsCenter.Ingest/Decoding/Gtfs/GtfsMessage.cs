using System.Text;
using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Gtfs;

/// <summary>A message of the specification: examines bytes, then writes them as a tree. What it has no field for (extensions) is passed over.</summary>
internal sealed class GtfsMessage(params GtfsField[] fields)
{
    /// <summary>Null where the bytes are such a message, else what is wrong and where. Nested messages cost <paramref name="budget"/>.</summary>
    public string? Problem(ReadOnlySpan<byte> data, ref int budget)
    {
        if (--budget < 0)
        {
            return "too many parts";
        }

        var seen = 0;
        var reader = new ProtobufReader(data);
        while (reader.Next())
        {
            var at = IndexOf(reader.Field);
            if (at < 0)
            {
                continue;
            }

            var field = fields[at];
            seen |= 1 << at;
            if (reader.Wire != field.Wire)
            {
                return $"{field.Name}: not written as the specification says";
            }

            if (field.Message?.Problem(reader.Content, ref budget) is { } inner)
            {
                return inner.Contains(": ", StringComparison.Ordinal) ? $"{field.Name}.{inner}" : $"{field.Name}: {inner}";
            }
        }

        return reader.IsBroken ? "the protobuf is broken" : Missing(seen);
    }

    /// <summary>Writes what <see cref="Problem"/> found good, without the braces around it. A field that stands there twice has its last value, as protobuf wants it.</summary>
    public void Write(ReadOnlySpan<byte> data, Utf8JsonWriter tree)
    {
        // The fields of a list need not stand together, a tree's must: so the bytes are walked once for each field that is there.
        var seen = 0;
        var reader = new ProtobufReader(data);
        while (reader.Next())
        {
            var at = IndexOf(reader.Field);
            seen |= at < 0 ? 0 : 1 << at;
        }

        for (var at = 0; at < fields.Length; at++)
        {
            if ((seen & (1 << at)) != 0)
            {
                Write(data, fields[at], tree);
            }
        }
    }

    private static void Write(ReadOnlySpan<byte> data, GtfsField field, Utf8JsonWriter tree)
    {
        tree.WritePropertyName(field.Name);
        var last = default(ProtobufReader);
        var reader = new ProtobufReader(data);
        if (field.IsList)
        {
            tree.WriteStartArray();
        }

        while (reader.Next())
        {
            if (reader.Field != field.Number)
            {
                continue;
            }

            last = reader;
            if (field.IsList)
            {
                WriteValue(reader, field, tree);
            }
        }

        if (field.IsList)
        {
            tree.WriteEndArray();
        }
        else
        {
            WriteValue(last, field, tree);
        }
    }

    private static void WriteValue(in ProtobufReader value, GtfsField field, Utf8JsonWriter tree)
    {
        switch (field.Kind)
        {
            case GtfsKind.Text:
                tree.WriteStringValue(Encoding.UTF8.GetString(value.Content));
                break;
            case GtfsKind.Whole:
                tree.WriteNumberValue(value.Number);
                break;
            case GtfsKind.Signed:
                tree.WriteNumberValue((long)value.Number);
                break;
            case GtfsKind.Single:
                TreeBuffer.WriteSingle(tree, value.Single);
                break;
            case GtfsKind.Double:
                TreeBuffer.WriteNumber(tree, value.Double);
                break;
            case GtfsKind.Flag:
                tree.WriteBooleanValue(value.Number != 0);
                break;
            case GtfsKind.Word when value.Number < (ulong)field.Words.Length && field.Words[value.Number].Length > 0:
                tree.WriteStringValue(field.Words[value.Number]);
                break;
            case GtfsKind.Word:
                // Newer than our list: the number still tells two states apart.
                tree.WriteNumberValue(value.Number);
                break;
            default:
                tree.WriteStartObject();
                field.Message!.Write(value.Content, tree);
                tree.WriteEndObject();
                break;
        }
    }

    private string? Missing(int seen)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            if (fields[at].IsRequired && (seen & (1 << at)) == 0)
            {
                return $"{fields[at].Name}: is required but absent";
            }
        }

        return null;
    }

    private int IndexOf(int number)
    {
        for (var at = 0; at < fields.Length; at++)
        {
            if (fields[at].Number == number)
            {
                return at;
            }
        }

        return -1;
    }
}
