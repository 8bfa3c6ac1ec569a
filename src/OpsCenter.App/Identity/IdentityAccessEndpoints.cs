using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace OpsCenter.App.Identity;

public static class IdentityAccessEndpoints
{
    /// <summary>Cookie with the colour theme, <c>dark</c> or <c>light</c>.</summary>
    public const string ThemeCookie = "ops.theme";

    /// <summary>Languages, who the caller is, what he may do, and antiforgery, in the order they need; before any endpoint.</summary>
    public static IApplicationBuilder UseIdentityAccess(this IApplicationBuilder app) =>
        app.UseRequestLocalization().UseAuthentication().UseAuthorization().UseAntiforgery();

    /// <summary>Signing out and the choice of language and theme; the pages themselves come with <c>MapConsole</c>.</summary>
    public static IEndpointRouteBuilder MapIdentityAccess(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", SignOutAsync);
        endpoints.MapGet("/preferences", ChoosePreferences).AllowAnonymous();
        return endpoints;
    }

    private static async Task<IResult> SignOutAsync(
        HttpContext context, SignInDesk desk, [FromForm] string? returnUrl, CancellationToken cancellation)
    {
        await desk.SignOutAsync(context.User.ToCaller(), cancellation);
        await context.SignOutAsync(AccessSchemes.Demo);
        return Results.LocalRedirect(LocalPath.Or(returnUrl, "/sign-in"));
    }

    private static IResult ChoosePreferences(HttpContext context, string? language, string? theme, string? returnUrl)
    {
        // A GET that changes state, on purpose: the worst another site can do with it is to turn the lights on.
        var options = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        };
        if (language is "vi" or "en")
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)), options);
        }

        if (theme is "dark" or "light")
        {
            context.Response.Cookies.Append(ThemeCookie, theme, options);
        }

        return Results.LocalRedirect(LocalPath.Or(returnUrl, "/"));
    }
}
