using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Identity;

/// <summary>Ends the sign-in of an open page whose account was changed, locked or revoked since.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory loggers, SessionCheck check, IOptions<AccessOptions> options)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => options.Value.RevalidationInterval;

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        check.IsInForceAsync(authenticationState.User, cancellationToken);
}
