using System.Security.Claims;
using OpsCenter.App.Live;

namespace OpsCenter.App.Tests.Live;

internal sealed class RevocableAccess : ILiveAccess
{
    public volatile bool Revoked;

    public ValueTask<bool> MayStayAsync(ClaimsPrincipal user, CancellationToken cancellation) => ValueTask.FromResult(!Revoked);
}
