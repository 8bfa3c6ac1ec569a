using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Binary;

/// <summary>Bytes after a table of fields, as an object. What stands before a broken or unknown part is kept.</summary>
internal sealed class BinaryFormat(BinaryItem[] layout, PayloadEncoding encoding) : TreeFormat
{
    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        if (!EncodedBytes.TryDecode(input.Payload.Span, encoding, out var bytes, out var problem))
        {
            return Refuse(buffer, problem);
        }

        var cursor = new BinaryCursor(encoding == PayloadEncoding.Raw ? input.Payload : bytes);
        tree.WriteStartObject();
        BinaryItem.ReadAll(layout, cursor, tree);
        tree.WriteEndObject();
        if (cursor.Problem is { } stopped)
        {
            buffer.Problem(stopped);
        }

        return true;
    }
}
