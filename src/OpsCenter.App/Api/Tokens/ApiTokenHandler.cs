using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Push;

namespace OpsCenter.App.Api.Tokens;

/// <summary>Turns a token into a caller with the token's scopes.</summary>
internal sealed class ApiTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiTokenDirectory tokens, WrongTokenLimit limit)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Item of the request: seconds to wait, where the address sent too many wrong tokens.</summary>
    public static readonly object WaitItem = new();

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiTokenCredential.Of(Request) is not { } secret)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (tokens.Find(secret) is { } token)
        {
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(PrincipalOf(token), Scheme.Name)));
        }

        if (limit.Add(Context.Connection.RemoteIpAddress?.ToString() ?? "unknown"))
        {
            Context.Items[WaitItem] = limit.SecondsToWait();
        }

        return Task.FromResult(AuthenticateResult.Fail("no such token"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Context.Items.TryGetValue(WaitItem, out var wait))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = ((int)wait!).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        }

        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"OpsCenter\"";
        return Task.CompletedTask;
    }

    private ClaimsPrincipal PrincipalOf(ApiToken token)
    {
        var identity = new ClaimsIdentity(Scheme.Name, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.Name, token.Name));
        identity.AddClaim(new Claim(CallerExtensions.KindClaim, nameof(CallerKind.Token)));
        identity.AddClaims(token.Scopes.Select(scope => new Claim(CallerExtensions.ScopeClaim, scope.ToString())));
        if (token.Scopes.Contains(TokenScope.Simulate))
        {
            identity.AddClaim(new Claim(SimulatedSender.ClaimType, "true"));
        }

        return new ClaimsPrincipal(identity);
    }
}
