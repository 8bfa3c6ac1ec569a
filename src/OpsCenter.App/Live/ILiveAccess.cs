using System.Security.Claims;

namespace OpsCenter.App.Live;

/// <summary>Asked again and again for every open connection: a revoked screen or a changed role must not go on reading.</summary>
public interface ILiveAccess
{
    /// <summary>False closes the connection. <paramref name="user"/> is as it was when the connection was opened.</summary>
    ValueTask<bool> MayStayAsync(ClaimsPrincipal user, CancellationToken cancellation);
}
