using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Packed;

/// <summary>MessagePack as a tree: binary becomes base64, keys of maps texts, the timestamp extension Unix seconds.</summary>
internal sealed class MessagePackFormat : TreeFormat
{
    private MessagePackFormat()
    {
    }

    public static MessagePackFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var reader = new MessagePackReader(input.Payload.Span, tree);
        return reader.TryWriteAll() || Refuse(buffer, $"not MessagePack: {reader.Problem} at byte {reader.At}");
    }
}
