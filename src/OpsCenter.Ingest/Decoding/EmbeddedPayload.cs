using System.Text.Json;
using OpsCenter.Ingest.Mapping;

namespace OpsCenter.Ingest.Decoding;

/// <summary>
/// A payload within the payload: LoRaWAN servers pass a device's bytes on as base64 in JSON. Its tree is added to the outer one under a
/// name of its own, so a mapping can use both.
/// </summary>
internal sealed class EmbeddedPayload
{
    public required JsonPath Path { get; init; }

    public required PayloadEncoding Encoding { get; init; }

    public required PayloadFormat Format { get; init; }

    /// <summary>Member of the root that takes the inner tree.</summary>
    public required string Into { get; init; }

    /// <summary>The outer tree with the inner one in it, valid until the run opens another; null where there is nothing inside or nothing usable.</summary>
    public JsonDocument? Open(MappingRun run, JsonElement root, in FormatInput outer)
    {
        if (root.ValueKind != JsonValueKind.Object || !Path.TryGet(run, root, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (!TryBytes(value, out var bytes, out var problem))
        {
            run.Into.Problem($"{Path.Text}: {problem}");
            return null;
        }

        using var inner = Format.Parse(outer with { Payload = bytes }, run.InnerTree);
        foreach (var found in run.InnerTree.Problems)
        {
            run.Into.Problem($"{Path.Text}: {found}");
        }

        if (inner is null)
        {
            return null;
        }

        var tree = run.WholeTree.Begin();
        tree.WriteStartObject();
        foreach (var member in root.EnumerateObject())
        {
            member.WriteTo(tree);
        }

        tree.WritePropertyName(Into);
        inner.RootElement.WriteTo(tree);
        tree.WriteEndObject();
        return run.WholeTree.Parse();
    }

    private bool TryBytes(JsonElement value, out byte[] bytes, out string problem)
    {
        bytes = [];
        if (value.ValueKind == JsonValueKind.Array)
        {
            problem = "not a list of bytes";
            return TryList(value, out bytes);
        }

        if (JsonText.Of(value) is not { } text)
        {
            problem = "neither a text nor a list of bytes";
            return false;
        }

        var utf8 = System.Text.Encoding.UTF8.GetBytes(text);
        var decoded = EncodedBytes.TryDecode(utf8, Encoding, out bytes, out problem);
        bytes = Encoding == PayloadEncoding.Raw ? utf8 : bytes;
        return decoded;
    }

    private static bool TryList(JsonElement list, out byte[] bytes)
    {
        bytes = new byte[list.GetArrayLength()];
        var next = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetByte(out bytes[next++]))
            {
                return false;
            }
        }

        return true;
    }
}
