using OpsCenter.Ingest.Areas;

namespace OpsCenter.App.Api.Areas;

/// <summary>A feature of an uploaded file.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Label">Its name or id, as written.</param>
/// <param name="Area">Id of the area it is of; null where none or several match.</param>
/// <param name="Points">Corners of its outer rings.</param>
/// <param name="Problem">none, or why it is left out: noArea, severalAreas, twice, noPolygon, noPosition, noRing, crossesItself, farFromCentre.</param>
/// <param name="Detail">To the problem.</param>
public sealed record GeometryFeatureJson(int Number, string Label, string? Area, int Points, string Problem, string Detail)
{
    internal static GeometryFeatureJson Of(BoundaryFeature feature) => new(
        feature.Number, feature.Label, feature.AreaId, feature.Points, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(feature.Problem.ToString()), feature.Detail);
}
