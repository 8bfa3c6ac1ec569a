using System.Security.Claims;

namespace OpsCenter.App.Screens.Displays;

/// <summary>Who a display is, from what its connection was opened with.</summary>
internal static class DisplayIdentity
{
    /// <summary>Id of the pairing; null for a page that a person opened.</summary>
    public static string? PairingOf(ClaimsPrincipal user) => user.FindFirst(ScreenKeyDefaults.PairingClaim)?.Value;

    /// <summary>Name given at pairing; null for a page that a person opened.</summary>
    public static string? NameOf(ClaimsPrincipal user) => PairingOf(user) is null ? null : user.Identity?.Name;

    /// <summary>
    /// What orders are addressed to. A paired display keeps it for ever; any other page keeps it as long as its tab, and the
    /// caller's name stands before it so that nobody can take another's.
    /// </summary>
    public static string Of(ClaimsPrincipal user, string instance) => PairingOf(user) ?? $"{user.Identity?.Name}/{instance}";
}
