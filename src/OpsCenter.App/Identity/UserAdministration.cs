using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>Accounts and their roles, for the console and the command line alike; asks for <see cref="Permission.ManageUsers"/> and writes the audit.</summary>
/// <remarks>Scoped. A method answers null where it did what was asked.</remarks>
public sealed class UserAdministration(UserAccounts accounts, UserManager<OpsUser> users, IAuditLog audit)
{
    /// <summary>The caller of the command line: whoever can start the host on its data folder owns it.</summary>
    public static Caller CommandLine { get; } =
        new("command line", CallerKind.System, Enum.GetValues<Permission>().ToFrozenSet());

    /// <summary>From the command line.</summary>
    public Task<UserRefusal?> AddAsync(string name, Role role, string password, CancellationToken cancellation) =>
        AddAsync(CommandLine, name, "", role, password, cancellation);

    public async Task<UserRefusal?> AddAsync(
        Caller caller, string name, string displayName, Role role, string password, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageUsers))
        {
            return UserRefusal.Forbidden;
        }

        var refused = await accounts.CreateAsync(name, displayName, role, password);
        if (refused is null)
        {
            await audit.AppendAsync(caller, "user.add", name, role.ToString(), cancellation);
        }

        return refused;
    }

    /// <summary>Open sessions of the account end within <see cref="AccessOptions.RevalidationInterval"/>.</summary>
    public Task<UserRefusal?> ChangeRoleAsync(Caller caller, string name, Role role, CancellationToken cancellation) =>
        ChangeAsync(caller, name, losesAdministrator: role != Role.Administrator, "user.role", role.ToString(),
            user => accounts.SetRoleAsync(user, role), cancellation);

    /// <summary>A disabled account cannot sign in, and its open sessions end.</summary>
    public Task<UserRefusal?> SetEnabledAsync(Caller caller, string name, bool enabled, CancellationToken cancellation) =>
        ChangeAsync(caller, name, losesAdministrator: !enabled, enabled ? "user.enable" : "user.disable", null,
            async user =>
            {
                await users.SetLockoutEndDateAsync(user, enabled ? null : DateTimeOffset.MaxValue);
                await users.UpdateSecurityStampAsync(user);
                return null;
            },
            cancellation);

    /// <summary>Sets a new password and ends the account's open sessions.</summary>
    public Task<UserRefusal?> SetPasswordAsync(Caller caller, string name, string password, CancellationToken cancellation) =>
        ChangeAsync(caller, name, losesAdministrator: false, "user.password", null,
            user => accounts.SetPasswordAsync(user, password), cancellation);

    /// <summary>By name; empty without the permission.</summary>
    public async Task<IReadOnlyList<UserSummary>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageUsers))
        {
            return [];
        }

        var list = new List<UserSummary>();
        foreach (var user in await users.Users.AsNoTracking().OrderBy(user => user.UserName).ToListAsync(cancellation))
        {
            list.Add(new UserSummary(
                user.UserName ?? "", user.DisplayName, BestRole(await users.GetRolesAsync(user)),
                user.LockoutEnd != DateTimeOffset.MaxValue, user.TwoFactorEnabled));
        }

        return list;
    }

    private async Task<UserRefusal?> ChangeAsync(
        Caller caller, string name, bool losesAdministrator, string action, string? detail,
        Func<OpsUser, Task<UserRefusal?>> change, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageUsers))
        {
            return UserRefusal.Forbidden;
        }

        if (await users.FindByNameAsync(name) is not { } user)
        {
            return UserRefusal.UnknownUser;
        }

        if (losesAdministrator && await accounts.IsLastAdministratorAsync(user))
        {
            return UserRefusal.LastAdministrator;
        }

        var refused = await change(user);
        if (refused is null)
        {
            await audit.AppendAsync(caller, action, name, detail, cancellation);
        }

        return refused;
    }

    private static Role? BestRole(IEnumerable<string> names) =>
        names.Select(name => Enum.TryParse<Role>(name, out var role) ? role : (Role?)null).Max();
}
