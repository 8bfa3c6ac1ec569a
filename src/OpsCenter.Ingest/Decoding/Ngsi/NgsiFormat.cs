using System.Text.Json;

namespace OpsCenter.Ingest.Decoding.Ngsi;

/// <summary>
/// NGSI-v2 and NGSI-LD, normalized or key-values, one entity, a list, or a notification. Each entity is a record in key-values form;
/// units and times of its attributes are beside it: <c>units.{attribute}</c>, <c>times.{attribute}</c>.
/// </summary>
internal sealed class NgsiFormat : TreeFormat
{
    private static readonly string[] Kinds = ["Property", "GeoProperty", "Relationship", "LanguageProperty"];

    private NgsiFormat()
    {
    }

    public static NgsiFormat Instance { get; } = new();

    public override bool IsRecords => true;

    protected override bool Write(in FormatInput input, Utf8JsonWriter tree, TreeBuffer buffer)
    {
        var plain = new TreeBuffer();
        using var document = JsonFormat.Instance.Parse(input, plain);
        if (document is null)
        {
            return Refuse(buffer, plain.Problems[0]);
        }

        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array)
        {
            root = data;
        }

        tree.WriteStartArray();
        foreach (var entity in root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : new[] { root })
        {
            if (entity.ValueKind == JsonValueKind.Object && entity.TryGetProperty("type", out _))
            {
                WriteEntity(entity, tree);
            }
            else
            {
                buffer.Problem("an entity without a type");
            }
        }

        tree.WriteEndArray();
        return true;
    }

    private static void WriteEntity(JsonElement entity, Utf8JsonWriter tree)
    {
        tree.WriteStartObject();
        foreach (var attribute in entity.EnumerateObject())
        {
            tree.WritePropertyName(attribute.Name);
            Value(attribute.Value).WriteTo(tree);
        }

        WriteBeside(entity, "units", "unitCode", tree);
        WriteBeside(entity, "times", "observedAt", tree);
        tree.WriteEndObject();
    }

    private static void WriteBeside(JsonElement entity, string name, string fact, Utf8JsonWriter tree)
    {
        tree.WriteStartObject(name);
        foreach (var attribute in entity.EnumerateObject())
        {
            if (Fact(attribute.Value, fact) is { } text)
            {
                tree.WriteString(attribute.Name, text);
            }
        }

        tree.WriteEndObject();
    }

    /// <summary>NGSI-LD has it in the attribute, NGSI-v2 in the attribute's metadata.</summary>
    private static string? Fact(JsonElement attribute, string fact)
    {
        if (attribute.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (attribute.TryGetProperty(fact, out var own) && own.ValueKind == JsonValueKind.String)
        {
            return own.GetString();
        }

        return attribute.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
            && metadata.TryGetProperty(fact, out var inner) && inner.ValueKind == JsonValueKind.Object
            && inner.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
    }

    private static JsonElement Value(JsonElement attribute)
    {
        if (attribute.ValueKind != JsonValueKind.Object)
        {
            return attribute;
        }

        if (IsNormalized(attribute, out var value))
        {
            return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@value", out var typed) ? typed : value;
        }

        return attribute;
    }

    private static bool IsNormalized(JsonElement attribute, out JsonElement value)
    {
        var kind = attribute.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
        if (kind == "Relationship" && attribute.TryGetProperty("object", out value))
        {
            return true;
        }

        return attribute.TryGetProperty("value", out value)
            && (Kinds.Contains(kind) || attribute.EnumerateObject().All(member => member.Name is "type" or "value" or "metadata"));
    }
}
