using System.Collections.Frozen;
using System.Security.Claims;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Identity;

/// <summary>From the framework's principal to the caller that services ask; the only place that reads claims.</summary>
public static class CallerExtensions
{
    /// <summary>Claim that says which <see cref="CallerKind"/> signed in; absent for a person.</summary>
    public const string KindClaim = "ops:kind";

    /// <summary>One claim per <see cref="TokenScope"/> of an API token.</summary>
    public const string ScopeClaim = "ops:scope";

    public static Caller ToCaller(this ClaimsPrincipal? user)
    {
        if (user?.Identity is not { IsAuthenticated: true, Name: { } name })
        {
            return Caller.Anonymous;
        }

        return user.FindFirstValue(KindClaim) switch
        {
            nameof(CallerKind.Screen) => new Caller(name, CallerKind.Screen, FrozenSet.Create(Permission.Read)),
            nameof(CallerKind.Token) => new Caller(name, CallerKind.Token, user.FindAll(ScopeClaim).SelectMany(OfScope).ToFrozenSet()),
            _ => Caller.Person(name, user.FindAll(ClaimTypes.Role).SelectMany(OfRole)),
        };
    }

    private static IEnumerable<Role> OfRole(Claim claim) =>
        Enum.TryParse<Role>(claim.Value, out var role) ? [role] : [];

    private static IEnumerable<Permission> OfScope(Claim claim) =>
        Enum.TryParse<TokenScope>(claim.Value, ignoreCase: true, out var scope) ? scope.Permissions() : [];
}
