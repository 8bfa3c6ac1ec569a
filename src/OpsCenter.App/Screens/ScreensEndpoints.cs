using Microsoft.Extensions.Options;

namespace OpsCenter.App.Screens;

public static class ScreensEndpoints
{
    /// <summary>The question a waiting display asks every other second; the page itself is <c>/pair</c>.</summary>
    public static IEndpointRouteBuilder MapScreens(this IEndpointRouteBuilder endpoints)
    {
        // The ticket cookie is SameSite=Strict, so no other site can ask in the display's name.
        endpoints.MapPost("/pair/poll", Poll).AllowAnonymous().DisableAntiforgery();
        return endpoints;
    }

    private static PairingAnswer Poll(
        HttpContext context, PairingDesk desk, IOptions<ScreenOptions> options, ILogger<PairingDesk> logger)
    {
        context.Response.Headers.CacheControl = "no-store";
        var ticket = context.Request.Cookies[ScreenKeyDefaults.TicketCookie];
        if (ticket is null || desk.Find(ticket) is not { } request)
        {
            return PairingAnswer.Expired;
        }

        if (request.Key is null)
        {
            return PairingAnswer.Waiting;
        }

        // The request stays until it expires: a display whose answer was lost on the way asks again and gets the same key.
        context.Response.Cookies.Append(ScreenKeyDefaults.KeyCookie, request.Key, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.Value.KeyLifetime,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        Log.KeyCollected(logger, request.Address, request.Screen);
        return PairingAnswer.Paired(request.Screen);
    }
}
