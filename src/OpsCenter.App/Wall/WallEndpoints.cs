using Microsoft.AspNetCore.Http.HttpResults;
using OpsCenter.App.Screens.Displays;
using OpsCenter.App.Wall.Arrival;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Wall;

public static class WallEndpoints
{
    /// <summary><c>/wall/{screen}</c>, and <c>/wall</c> with the list of screens. Static pages: no circuit holds a wall.</summary>
    public static IEndpointRouteBuilder MapWall(this IEndpointRouteBuilder endpoints)
    {
        var walls = endpoints.MapGroup("/wall").RequireAuthorization(nameof(Permission.Read));
        walls.MapGet("/", List);
        walls.MapGet("/{screen}", ShowAsync);
        endpoints.MapSiteArrival();
        return endpoints;
    }

    private static RazorComponentResult<WallList> List(WallScreens walls, HttpContext context) => Listed(walls, context, null, StatusCodes.Status200OK);

    private static async Task<IResult> ShowAsync(string screen, WallScreens walls, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (walls.UnknownSite(screen, context.Request.Query) is { } site)
        {
            var language = walls.Language(screen, context.Request.Query);
            return new RazorComponentResult<WallSites>(new { Language = language, Screen = screen, Unknown = site, Sites = walls.Sites(language) })
            {
                StatusCode = site.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status404NotFound,
            };
        }

        return await walls.FindAsync(screen, context.Request.Query, DisplayIdentity.NameOf(context.User)) is { } view
            ? new RazorComponentResult<WallPage>(new { View = view })
            : Listed(walls, context, screen, StatusCodes.Status404NotFound);
    }

    private static RazorComponentResult<WallList> Listed(WallScreens walls, HttpContext context, string? unknown, int status)
    {
        var language = walls.Language(null, context.Request.Query);
        return new RazorComponentResult<WallList>(new
        {
            Language = language,
            Unknown = unknown,
            Screens = walls.Screens(language),
            Dashboards = walls.Dashboards(language),
        })
        { StatusCode = status };
    }
}
