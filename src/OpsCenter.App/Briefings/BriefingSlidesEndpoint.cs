using Microsoft.AspNetCore.Mvc;
using OpsCenter.App.Identity;
using OpsCenter.App.OperatorConsole.Briefings;
using OpsCenter.Core.Briefings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsCenter.App.Briefings;

internal static class BriefingSlidesEndpoint
{
    /// <summary><c>/briefing</c>: leads to the console, and with <c>present=1</c> shows the slides.</summary>
    public static void MapBriefingSlides(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(BriefingAddress.Slides, ShowAsync).RequireAuthorization(AccessPolicies.Console).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? period, string? date, string? area, string? present, [FromServices] BriefingService briefings)
    {
        var address = BriefingAddress.Of(period, date, area, briefings);
        if (present != "1")
        {
            return TypedResults.Redirect($"{BriefingAddress.Page}{address.Query}");
        }

        context.Response.Headers.CacheControl = "no-store";
        return await briefings.ReadAsync(context.User.ToCaller(), address.Period, address.Area, context.RequestAborted) is { } briefing
            ? new RazorComponentResult<BriefingSlides>(new
            {
                Briefing = briefing,
                Leave = $"{BriefingAddress.Page}{address.Query}",
                Theme = context.Request.Cookies[IdentityAccessEndpoints.ThemeCookie] == "light" ? "light" : "dark",
            })
            : TypedResults.Forbid();
    }
}
