using OpsCenter.Core.Areas;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Configuration;

/// <summary>
/// Reads <c>areas.geojson</c> beside <c>areas.yaml</c>: a FeatureCollection whose features name their area by <c>id</c>, or by
/// <c>properties.id</c>. Polygons and multi-polygons; holes are passed over, other properties do not matter.
/// </summary>
internal sealed class BoundariesReader(IReadOnlyCollection<string> areas)
{
    /// <summary>Every wall gets the boundaries with its first picture.</summary>
    public const int MaxPoints = 20_000;
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<(double, double)>>> _boundaries = new(StringComparer.Ordinal);
    private int _points;

    public void Read(ConfigNode root)
    {
        if (root.Map() is not { } map)
        {
            return;
        }

        if (map.OptionalText("type") is not "FeatureCollection")
        {
            root.Error("is no FeatureCollection", "Write {\"type\": \"FeatureCollection\", \"features\": […]}");
            return;
        }

        foreach (var feature in map.Required("features", "[…]")?.Items() ?? [])
        {
            ReadFeature(feature);
        }

        if (_points > MaxPoints)
        {
            root.Error($"holds {_points} points", $"Simplify the boundaries to at most {MaxPoints} points together");
        }
    }

    public Area With(Area area) => _boundaries.TryGetValue(area.Id, out var rings) ? area with { Boundary = rings } : area;

    private void ReadFeature(ConfigNode feature)
    {
        if (feature.Map() is not { } map)
        {
            return;
        }

        var id = map.OptionalText("id") ?? map.Optional("properties")?.Map()?.OptionalText("id");
        if (id is null || !areas.Contains(id))
        {
            feature.Error(id is null ? "names no area" : $"area '{id}' is not in areas.yaml", Nearest.Remedy(id ?? "", areas));
            return;
        }

        var rings = map.Required("geometry", "{\"type\": \"Polygon\", …}")?.Map() is { } geometry ? Rings(geometry) : [];
        if (!_boundaries.TryAdd(id, rings))
        {
            feature.Error($"area '{id}' has a boundary already", "Join them into one MultiPolygon");
        }
    }

    private List<IReadOnlyList<(double, double)>> Rings(ConfigMap geometry)
    {
        var kind = geometry.OptionalText("type");
        var parts = geometry.Required("coordinates", "[[[106.3, 20.9], …]]")?.Items() ?? [];
        if (kind is not ("Polygon" or "MultiPolygon"))
        {
            geometry.Node.Error($"geometry '{kind}' bounds no area", "Use Polygon or MultiPolygon");
            return [];
        }

        // The first ring of a polygon is its outer one, the others are holes.
        var outer = kind == "Polygon" ? parts.Take(1) : parts.SelectMany(polygon => polygon.Items().Take(1));
        return [.. outer.Select(Ring).Where(ring => ring.Count > 0)];
    }

    private IReadOnlyList<(double, double)> Ring(ConfigNode node)
    {
        var points = node.Items().Select(Position).OfType<(double, double)>().ToList();
        if (points.Count > 1 && points[0] == points[^1])
        {
            points.RemoveAt(points.Count - 1);
        }

        _points += points.Count;
        if (points.Count >= 3)
        {
            return points;
        }

        node.Error("the ring has fewer than three corners", "Write at least three [longitude, latitude] pairs");
        return [];
    }

    /// <summary>A height may follow and is passed over.</summary>
    private static (double, double)? Position(ConfigNode node)
    {
        var numbers = node.IsList ? node.Items().Take(2).Select(item => item.Number()).ToArray() : [];
        if (numbers is [{ } longitude, { } latitude] && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90)
        {
            return (longitude, latitude);
        }

        node.Error("is not a position", "Write [longitude, latitude] in degrees (WGS 84)");
        return null;
    }
}
