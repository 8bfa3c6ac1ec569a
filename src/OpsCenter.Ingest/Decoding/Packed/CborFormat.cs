using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Packed;

/// <summary>CBOR (RFC 8949) as a tree: byte strings become base64, keys of maps texts, tags are looked through.</summary>
internal sealed class CborFormat : TreeFormat
{
    private CborFormat()
    {
    }

    public static CborFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var reader = new CborReader(input.Payload.Span, tree);
        return reader.TryWriteAll() || Refuse(buffer, $"not CBOR: {reader.Problem} at byte {reader.At}");
    }
}
