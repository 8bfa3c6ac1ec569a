using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsCenter.Core.Areas;

namespace OpsCenter.Ingest.Areas;

/// <summary>Judges the geometry of a feature: kind, coordinates, rings, and whether it lies where the area is.</summary>
internal static class GeometryReader
{
    /// <summary>No province of Vietnam reaches further; degrees.</summary>
    private const double LargestSpan = 4;

    /// <summary>A centre may lie outside a curved area by this share of its size.</summary>
    private const double Margin = 0.5;

    public static (BoundaryProblem Problem, string Detail, int Points) Check(JsonNode? geometry, Area area)
    {
        if (geometry is not JsonObject shape || Text(shape["type"]) is not ("Polygon" or "MultiPolygon") || shape["coordinates"] is not JsonArray coordinates)
        {
            return (BoundaryProblem.NoPolygon, geometry is JsonObject other ? Text(other["type"]) ?? "" : "", 0);
        }

        var polygons = Text(shape["type"]) == "Polygon" ? [coordinates] : coordinates.ToArray();
        var points = 0;
        var box = new Box();
        foreach (var polygon in polygons)
        {
            foreach (var (ring, index) in (polygon as JsonArray ?? []).Select((ring, index) => (ring, index)))
            {
                if (Corners(ring) is not { } corners)
                {
                    return (BoundaryProblem.NoPosition, "", points);
                }

                points += index == 0 ? corners.Count : 0;
                if (RingCheck.Of(corners) is var problem and not BoundaryProblem.None)
                {
                    return (problem, string.Create(CultureInfo.InvariantCulture, $"{corners.Count}"), points);
                }

                corners.ForEach(box.Take);
            }
        }

        return points == 0 ? (BoundaryProblem.NoRing, "0", 0)
            : box.Fits(area) ? (BoundaryProblem.None, "", points)
            : (BoundaryProblem.FarFromCentre, box.ToString(), points);
    }

    /// <summary>Without the last corner where it closes the ring; null where one is no position.</summary>
    private static List<(double X, double Y)>? Corners(JsonNode? ring)
    {
        var corners = new List<(double X, double Y)>();
        foreach (var position in ring as JsonArray ?? [])
        {
            if (position is not JsonArray { Count: >= 2 } pair || Number(pair[0]) is not { } x || Number(pair[1]) is not { } y || Math.Abs(x) > 180 || Math.Abs(y) > 90)
            {
                return null;
            }

            corners.Add((x, y));
        }

        if (corners.Count > 1 && corners[0] == corners[^1])
        {
            corners.RemoveAt(corners.Count - 1);
        }

        return corners;
    }

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? node.ToString() : null;

    private static double? Number(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<double>(out var number) ? number : null;

    private sealed class Box
    {
        private double _west = double.MaxValue, _east = double.MinValue, _south = double.MaxValue, _north = double.MinValue;

        public void Take((double X, double Y) corner)
        {
            (_west, _east) = (Math.Min(_west, corner.X), Math.Max(_east, corner.X));
            (_south, _north) = (Math.Min(_south, corner.Y), Math.Max(_north, corner.Y));
        }

        public bool Fits(Area area) =>
            _east - _west <= LargestSpan && _north - _south <= LargestSpan
            && Within(area.Longitude, _west, _east) && Within(area.Latitude, _south, _north);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_west:0.###}, {_south:0.###} – {_east:0.###}, {_north:0.###}");

        private static bool Within(double value, double low, double high)
        {
            var room = Margin * (high - low);
            return value >= low - room && value <= high + room;
        }
    }
}
