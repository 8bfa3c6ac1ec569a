using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Screens;

/// <summary>Turns the key in a display's cookie into a caller of kind <see cref="CallerKind.Screen"/>.</summary>
internal sealed class ScreenKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ScreenKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[ScreenKeyDefaults.KeyCookie] is not { Length: > 0 and < 100 } key)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(
            keys.Find(key) is { } screen
                ? AuthenticateResult.Success(new AuthenticationTicket(Principal(screen), Scheme.Name))
                : AuthenticateResult.Fail("unknown or revoked screen key"));
    }

    private static ClaimsPrincipal Principal(PairedScreen screen) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, screen.Name),
            new Claim(CallerExtensions.KindClaim, nameof(CallerKind.Screen)),
            new Claim(ScreenKeyDefaults.PairingClaim, screen.Id),
            new Claim(ScreenKeyDefaults.ScreenClaim, screen.Screen),
        ],
        ScreenKeyDefaults.Scheme));
}
