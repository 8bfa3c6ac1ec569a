using System.Security.Claims;
using OpsCenter.App.Live;

namespace OpsCenter.App.Identity;

/// <summary>Lets an open screen go on only while whoever opened it would still be let in.</summary>
internal sealed class SessionLiveAccess(SessionCheck check) : ILiveAccess
{
    public async ValueTask<bool> MayStayAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        await check.IsInForceAsync(user, cancellation);
}
