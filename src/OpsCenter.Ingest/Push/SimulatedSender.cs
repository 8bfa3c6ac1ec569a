using System.Security.Claims;

namespace OpsCenter.Ingest.Push;

/// <summary>Tells a simulator's credential: everything it sends over HTTP is marked, as over MQTT.</summary>
public static class SimulatedSender
{
    /// <summary>Claim that the host gives to such a credential.</summary>
    public const string ClaimType = "ops:simulated";

    public static bool IsSimulated(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == ClaimType);
}
