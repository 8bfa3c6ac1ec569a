using System.Text.Json;

namespace OpsCenter.Ingest.Mapping;

/// <summary>A JSON scalar as plain text.</summary>
internal static class JsonText
{
    /// <summary>Null for null, objects and arrays.</summary>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
