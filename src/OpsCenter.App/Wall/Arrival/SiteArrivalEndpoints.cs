using OpsCenter.App.Api;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Wall.Arrival;

internal static class SiteArrivalEndpoints
{
    public static void MapSiteArrival(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/v1/sites/{site}/arrival", ReadAsync)
        .Needs(Permission.Read)
        .WithTags("series")
        .WithSummary("Where the readings of a site come from, and its devices' refused messages (those need the permission ReadQuarantine)")
        .Produces<SiteArrivalJson>()
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> ReadAsync(string site, HttpContext context, SiteArrival arrival)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await arrival.ReadAsync(context.User.ToCaller(), site, context.RequestAborted));
    }
}
