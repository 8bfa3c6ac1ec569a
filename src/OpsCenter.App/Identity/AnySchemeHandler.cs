using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Screens;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Identity;

/// <summary>Asks the schemes in turn who the caller is, and sends a stranger to where he can become somebody.</summary>
internal sealed class AnySchemeHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    IAuthenticationSchemeProvider schemes, DemoEntry demo)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private static readonly string[] BrowserSchemes =
        [IdentityConstants.ApplicationScheme, AccessSchemes.Demo, ScreenKeyDefaults.Scheme];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // A request that names a token is judged by the token alone; a cookie beside it must not lend it more.
        if (ApiTokenCredential.IsNamed(Request) && await schemes.GetSchemeAsync(AccessSchemes.ApiToken) is not null)
        {
            return await Context.AuthenticateAsync(AccessSchemes.ApiToken);
        }

        foreach (var scheme in BrowserSchemes)
        {
            if (await schemes.GetSchemeAsync(scheme) is not null
                && await Context.AuthenticateAsync(scheme) is { Succeeded: true } result)
            {
                return result;
            }
        }

        return IsWall(Request.Path) && demo.IsOpenTo(Context)
            ? AuthenticateResult.Success(new AuthenticationTicket(DemoViewer(), Scheme.Name))
            : AuthenticateResult.NoResult();
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ApiTokenCredential.IsNamed(Request) && await schemes.GetSchemeAsync(AccessSchemes.ApiToken) is not null)
        {
            await Context.ChallengeAsync(AccessSchemes.ApiToken, properties);
        }
        else if (!WantsPage(Request))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (Request.Path.StartsWithSegments("/wall", out var screen))
        {
            Response.Redirect($"/pair?screen={Uri.EscapeDataString(screen.Value?.Trim('/') ?? "")}");
        }
        else
        {
            var entry = demo.IsOpenTo(Context) ? "/demo" : "/sign-in";
            Response.Redirect($"{entry}?returnUrl={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (WantsPage(Request))
        {
            Response.Redirect("/denied");
        }
        else
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    /// <summary>The page, and what it asks for from the page.</summary>
    private static bool IsWall(PathString path) => path.StartsWithSegments("/wall") || path.StartsWithSegments("/hubs/live")
        || path.StartsWithSegments("/api/v1/cameras") || path.StartsWithSegments("/api/v1/sites");

    private static bool WantsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/api")
        && !request.Path.StartsWithSegments("/hubs")
        && !request.HttpContext.WebSockets.IsWebSocketRequest;

    private static ClaimsPrincipal DemoViewer() => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, "demo"), new Claim(CallerExtensions.KindClaim, nameof(CallerKind.Screen))],
        AccessSchemes.Demo));
}
