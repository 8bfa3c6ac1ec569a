using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsCenter.Core.Areas;
using OpsCenter.Ingest.Configuration;

namespace OpsCenter.Ingest.Areas;

/// <summary>An <c>areas.geojson</c> as text: reads what is uploaded, and writes the file anew with what it had.</summary>
internal static class BoundaryFile
{
    private const int MaxDepth = 16;
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth, AllowTrailingCommas = false };

    public static BoundaryPreview Preview(string text, Places places)
    {
        if (Parse(text) is not { } features)
        {
            return new BoundaryPreview([], "It is no GeoJSON FeatureCollection.");
        }

        var names = new AreaNames(places.Areas.Values);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var judged = features.Select((feature, index) => Judge(index + 1, feature as JsonObject, places, names, taken)).ToList();
        var points = judged.Where(feature => feature.IsGood).Sum(feature => feature.Points);
        return new BoundaryPreview(judged, points > BoundariesReader.MaxPoints ? $"It has {points} corners; all boundaries together may have {BoundariesReader.MaxPoints}. Simplify them first." : null);
    }

    /// <summary>Null where it is none.</summary>
    public static JsonArray? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Reading) is JsonObject root && GeometryReader.Text(root["type"]) == "FeatureCollection" ? root["features"] as JsonArray : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // ArgumentException: the same name twice in an object.
            return null;
        }
    }

    /// <summary>The id of the area a feature of the file in force is of.</summary>
    public static string? IdOf(JsonNode? feature) =>
        feature is JsonObject map ? GeometryReader.Text(map["id"]) ?? (map["properties"] is JsonObject properties ? GeometryReader.Text(properties["id"]) : null) : null;

    public static byte[] Write(IEnumerable<JsonNode> features)
    {
        var text = new StringBuilder("{\"type\": \"FeatureCollection\", \"features\": [\n");
        text.AppendJoin(",\n", features.Select(feature => feature.ToJsonString()));
        return Encoding.UTF8.GetBytes(text.Append("\n]}\n").ToString());
    }

    public static JsonNode Feature(BoundaryFeature feature) => new JsonObject
    {
        ["type"] = "Feature",
        ["id"] = feature.AreaId,
        ["properties"] = new JsonObject { ["name"] = feature.Label },
        ["geometry"] = feature.Geometry!.DeepClone(),
    };

    private static BoundaryFeature Judge(int number, JsonObject? feature, Places places, AreaNames names, HashSet<string> taken)
    {
        var id = IdOf(feature);
        var called = feature?["properties"] is JsonObject properties
            ? properties.Where(pair => IsName(pair.Key)).Select(pair => GeometryReader.Text(pair.Value)).OfType<string>().ToArray()
            : [];
        var label = called.FirstOrDefault() ?? id ?? "";
        var found = id is not null && places.Areas.ContainsKey(id) ? [id] : called.Select(names.Find).FirstOrDefault(ids => ids.Count > 0) ?? [];
        if (found is not [var areaId])
        {
            return new BoundaryFeature(number, label, null, 0, found.Count == 0 ? BoundaryProblem.NoArea : BoundaryProblem.SeveralAreas, string.Join(", ", found));
        }

        var (problem, detail, points) = GeometryReader.Check(feature!["geometry"], places.Areas[areaId]);
        if (problem == BoundaryProblem.None && !taken.Add(areaId))
        {
            problem = BoundaryProblem.Twice;
        }

        return new BoundaryFeature(number, label, areaId, points, problem, detail) { Geometry = feature["geometry"] };
    }

    /// <summary>The columns that surveys and open data name places in: name, NAME_2, ten, TEN_XA, ten_huyen…</summary>
    private static bool IsName(string key) =>
        key.StartsWith("name", StringComparison.OrdinalIgnoreCase) || key.StartsWith("ten", StringComparison.OrdinalIgnoreCase);
}
