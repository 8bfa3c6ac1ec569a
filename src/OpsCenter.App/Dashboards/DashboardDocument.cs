using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsCenter.App.Dashboards;

/// <summary>Small changes of a dashboard's text that keep the rest of it.</summary>
internal static class DashboardDocument
{
    private const int MaxDepth = 16;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth };
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Blank(string id, string vi, string en) => Bytes(new JsonObject
    {
        ["$schema"] = "./schemas/dashboard.schema.json",
        ["id"] = id,
        ["title"] = Title(vi, en),
        ["rows"] = 24,
        ["tiles"] = new JsonArray(),
    });

    /// <summary>The <c>id</c> written in it; null where there is none or the text is no JSON object.</summary>
    public static string? IdOf(ReadOnlySpan<byte> text) =>
        Parse(text)?["id"] is JsonValue value && value.TryGetValue<string>(out var id) ? id : null;

    /// <summary>Under another id, so in another file; null where the text is no JSON object.</summary>
    public static byte[]? WithId(ReadOnlySpan<byte> text, string id) => With(text, "id", id);

    /// <summary>With another title; null where the text is no JSON object.</summary>
    public static byte[]? WithTitle(ReadOnlySpan<byte> text, string vi, string en) => With(text, "title", Title(vi, en));

    private static byte[]? With(ReadOnlySpan<byte> text, string key, JsonNode value)
    {
        if (Parse(text) is not { } root)
        {
            return null;
        }

        root[key] = value;
        return Bytes(root);
    }

    private static JsonObject Title(string vi, string en) => new()
    {
        ["vi"] = vi.Trim().Length > 0 ? vi.Trim() : en.Trim(),
        ["en"] = en.Trim().Length > 0 ? en.Trim() : vi.Trim(),
    };

    private static JsonObject? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            // Named twice, a key shows only when it is looked up.
            var root = JsonNode.Parse(text, nodeOptions: null, Lenient) as JsonObject;
            return root?.Count >= 0 ? root : null;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Bytes(JsonObject root) => JsonSerializer.SerializeToUtf8Bytes(root, Letters);
}
