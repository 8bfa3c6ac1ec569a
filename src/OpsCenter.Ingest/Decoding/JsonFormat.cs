using System.Text.Json;

namespace OpsCenter.Ingest.Decoding;

/// <summary>JSON, read in place.</summary>
internal sealed class JsonFormat : PayloadFormat
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = FormatLimits.Depth };

    private JsonFormat()
    {
    }

    public static JsonFormat Instance { get; } = new();

    public override JsonDocument? Parse(in FormatInput input, TreeBuffer buffer)
    {
        buffer.Problems.Clear();
        try
        {
            return JsonDocument.Parse(Text.WithoutMark(input.Payload), Limits);
        }
        catch (JsonException exception)
        {
            buffer.Problem($"not JSON: {exception.Message}");
            return null;
        }
    }
}
