using OpsCenter.App.Api.OpenApi;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Api.Areas;

internal static class AreaRoutes
{
    public static void MapAreas(this RouteGroupBuilder api)
    {
        api.MapGet("/areas", (HttpRequest request, AreaEndpoints areas) => areas.List(request))
            .Describe("The administrative tree as it stood on a day", new ApiParameter("at", "Local day, e.g. 2025-06-30; absent for today."))
            .WithTags("areas")
            .Produces<IEnumerable<AreaJson>>();
        api.MapPut("/areas/geometry", (bool? preview, HttpRequest request, AreaEndpoints areas, CancellationToken cancellation) => areas.PutGeometryAsync(preview, request, cancellation))
            .Accepts<string>("application/geo+json", "application/json")
            .Needs(Permission.ManageAreas)
            .WithSummary("Imports boundaries from a GeoJSON FeatureCollection; those of areas that are not in it stay")
            .WithMetadata(new ApiParameter("preview", "true: tells what would be imported, and changes nothing."))
            .WithTags("areas")
            .Produces<GeometryJson>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
    }
}
