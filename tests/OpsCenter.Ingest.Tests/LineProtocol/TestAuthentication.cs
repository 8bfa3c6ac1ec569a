using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpsCenter.Ingest.Push;

namespace OpsCenter.Ingest.Tests.LineProtocol;

/// <summary>Knows one token and a simulator's; the real host's schemes are the host's tests.</summary>
internal sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Test";

    /// <summary>telegraf:good, as clients of InfluxDB 1.x send it.</summary>
    private const string BasicGood = "Basic dGVsZWdyYWY6Z29vZA==";

    private static Claim Name => new(ClaimTypes.Name, "telegraf");

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(Request.Headers.Authorization.ToString() is "Token good" or "Token simulator" or BasicGood
            ? AuthenticateResult.Success(new AuthenticationTicket(
                new ClaimsPrincipal(new ClaimsIdentity(Request.Headers.Authorization == "Token simulator" ? [Name, new Claim(SimulatedSender.ClaimType, "true")] : [Name], SchemeName)), SchemeName))
            : AuthenticateResult.NoResult());
}
