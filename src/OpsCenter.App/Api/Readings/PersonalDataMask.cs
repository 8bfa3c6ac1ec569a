using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpsCenter.App.Api.Readings;

/// <summary>Hides the values of personal-data fields, at whatever depth they stand.</summary>
public static class PersonalDataMask
{
    private const string Mask = "***";

    /// <param name="json">JSON object, or null.</param>
    /// <param name="fields">Names to hide.</param>
    /// <returns>Null where there is nothing, or where the text is no JSON (what cannot be read cannot be masked).</returns>
    public static JsonNode? Apply(string? json, IReadOnlyList<string> fields)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            var node = JsonNode.Parse(json);
            if (fields.Count > 0)
            {
                Hide(node, fields);
            }

            return node;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Hide(JsonNode? node, IReadOnlyList<string> fields)
    {
        switch (node)
        {
            case JsonObject item:
                foreach (var name in item.Select(pair => pair.Key).ToArray())
                {
                    if (fields.Contains(name))
                    {
                        item[name] = Mask;
                    }
                    else
                    {
                        Hide(item[name], fields);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Hide(item, fields);
                }

                break;
        }
    }
}
