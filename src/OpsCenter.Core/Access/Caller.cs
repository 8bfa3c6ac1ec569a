using System.Collections.Frozen;

namespace OpsCenter.Core.Access;

/// <summary>On whose behalf a service works: a person, a token or a wall screen. Immutable.</summary>
/// <param name="Name">Shown and audited name.</param>
/// <param name="Kind">Which kind of caller.</param>
/// <param name="Permissions">What it may do.</param>
public sealed record Caller(string Name, CallerKind Kind, FrozenSet<Permission> Permissions)
{
    /// <summary>May do nothing.</summary>
    public static Caller Anonymous { get; } = new("", CallerKind.Anonymous, FrozenSet<Permission>.Empty);

    /// <summary>Whoever sits at the server's own command line: may do everything, audited under the operating system's user name.</summary>
    public static Caller CommandLine { get; } =
        new($"command line ({Environment.UserName})", CallerKind.System, FrozenSet.Create(Enum.GetValues<Permission>()));

    public bool Can(Permission permission) => Permissions.Contains(permission);

    public static Caller Person(string name, IEnumerable<Role> roles) =>
        new(name, CallerKind.Person, roles.SelectMany(RolePermissions.Of).ToFrozenSet());
}
