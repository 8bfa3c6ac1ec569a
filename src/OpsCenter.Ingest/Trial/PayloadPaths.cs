using System.Globalization;
using System.Text.Json;

namespace OpsCenter.Ingest.Trial;

/// <summary>The values of a JSON payload with the paths a mapping would name them by.</summary>
public static class PayloadPaths
{
    private const int Most = 300;
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    /// <summary>In order of the payload; empty where it is no JSON.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ReadOnlyMemory<byte> payload)
    {
        var paths = new List<KeyValuePair<string, string>>();
        try
        {
            using var document = JsonDocument.Parse(payload, Bounded);
            Add(document.RootElement, "", paths);
        }
        catch (JsonException)
        {
            // Another format: its own reader says what is wrong.
        }

        return paths;
    }

    private static void Add(JsonElement value, string path, List<KeyValuePair<string, string>> paths)
    {
        if (paths.Count >= Most)
        {
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Add(member.Value, path.Length == 0 ? Named(member.Name) : $"{path}.{Named(member.Name)}", paths);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    Add(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), paths);
                }

                break;
            default:
                paths.Add(new(path.Length == 0 ? "$" : path, value.GetRawText()));
                break;
        }
    }

    private static string Named(string name) => name.AsSpan().IndexOfAny(". []\"") < 0 ? name : $"\"{name}\"";
}
