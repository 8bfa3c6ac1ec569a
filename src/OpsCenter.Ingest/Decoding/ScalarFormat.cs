using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>The whole payload is one value: <c>ON</c>, <c>-47.3</c>, nothing at all; its path is <c>$</c>.</summary>
internal sealed class ScalarFormat : TreeFormat
{
    private ScalarFormat()
    {
    }

    public static ScalarFormat Instance { get; } = new();

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        tree.WriteStringValue(Text.Of(input.Payload));
        return true;
    }
}
