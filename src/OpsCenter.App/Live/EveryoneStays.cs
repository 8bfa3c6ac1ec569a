using System.Security.Claims;

namespace OpsCenter.App.Live;

/// <summary>Where nothing can be revoked.</summary>
internal sealed class EveryoneStays : ILiveAccess
{
    public ValueTask<bool> MayStayAsync(ClaimsPrincipal user, CancellationToken cancellation) => ValueTask.FromResult(true);
}
