using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpsCenter.App.Screens;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>Whether a principal that signed in earlier would be let in now; for connections that outlive their request.</summary>
public sealed class SessionCheck(
    IServiceScopeFactory scopes, ScreenKeys screens, ITokenStore tokens, DemoEntry demo, IOptions<IdentityOptions> options)
{
    public async Task<bool> IsInForceAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.FindFirstValue(ScreenKeyDefaults.PairingClaim) is { } pairing)
        {
            return screens.IsInForce(pairing);
        }

        if (user.FindFirstValue(CallerExtensions.KindClaim) == nameof(CallerKind.Token))
        {
            var name = user.Identity?.Name;
            return (await tokens.ListAsync(cancellation)).Any(token => token.Name == name);
        }

        if (user.Identity?.AuthenticationType == AccessSchemes.Demo)
        {
            return demo.Enabled;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<OpsUser>>();
        cancellation.ThrowIfCancellationRequested();
        return await users.GetUserAsync(user) is { } account
            && user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(account);
    }
}
