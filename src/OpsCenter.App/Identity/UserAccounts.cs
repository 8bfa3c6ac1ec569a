using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>What is done to accounts, whoever may: the mechanism under <see cref="UserAdministration"/> and <see cref="SetupLink"/>.</summary>
/// <remarks>Scoped, like the user store it works on. A method answers null where it did what was asked.</remarks>
public sealed class UserAccounts(
    UserManager<OpsUser> users, RoleManager<IdentityRole> roles, ILogger<UserAccounts> logger)
{
    public Task<bool> AnyAsync(CancellationToken cancellation) => users.Users.AnyAsync(cancellation);

    public async Task<UserRefusal?> CreateAsync(string name, string displayName, Role role, string password)
    {
        if (await EnsureRoleAsync(role) is { } failed)
        {
            return failed;
        }

        var user = new OpsUser { UserName = name.Trim(), DisplayName = displayName.Trim(), LockoutEnabled = true };
        if (Refusal(await users.CreateAsync(user, password)) is { } refused)
        {
            return refused;
        }

        return Refusal(await users.AddToRoleAsync(user, role.ToString()));
    }

    /// <summary>What creating such an account would be refused for, without creating it.</summary>
    public async Task<UserRefusal?> CheckAsync(string name, string password)
    {
        var user = new OpsUser { UserName = name.Trim() };
        foreach (var validator in users.UserValidators)
        {
            if (Refusal(await validator.ValidateAsync(users, user)) is { } refused)
            {
                return refused;
            }
        }

        return await CheckPasswordAsync(user, password);
    }

    public async Task<UserRefusal?> SetRoleAsync(OpsUser user, Role role)
    {
        if (await EnsureRoleAsync(role) is { } failed)
        {
            return failed;
        }

        var before = await users.GetRolesAsync(user);

        // The new one first: a crash between the two leaves an account with both, never with none.
        var added = before.Contains(role.ToString()) ? IdentityResult.Success : await users.AddToRoleAsync(user, role.ToString());
        var removed = added.Succeeded ? await users.RemoveFromRolesAsync(user, before.Where(old => old != role.ToString())) : added;
        return removed.Succeeded ? Refusal(await users.UpdateSecurityStampAsync(user)) : Refusal(removed);
    }

    public async Task<UserRefusal?> SetPasswordAsync(OpsUser user, string password)
    {
        if (await CheckPasswordAsync(user, password) is { } weak)
        {
            return weak;
        }

        var removed = await users.RemovePasswordAsync(user);
        return Refusal(removed.Succeeded ? await users.AddPasswordAsync(user, password) : removed);
    }

    /// <summary>True where no other enabled account is an administrator.</summary>
    public async Task<bool> IsLastAdministratorAsync(OpsUser user)
    {
        var administrators = await users.GetUsersInRoleAsync(nameof(Role.Administrator));
        return administrators.Any(other => other.Id == user.Id)
            && !administrators.Any(other => other.Id != user.Id && other.LockoutEnd != DateTimeOffset.MaxValue);
    }

    private async Task<UserRefusal?> CheckPasswordAsync(OpsUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (Refusal(await validator.ValidateAsync(users, user, password)) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private async Task<UserRefusal?> EnsureRoleAsync(Role role)
    {
        if (await roles.RoleExistsAsync(role.ToString()))
        {
            return null;
        }

        var made = await roles.CreateAsync(new IdentityRole(role.ToString()));

        // Another process may have made it in between.
        return made.Succeeded || await roles.RoleExistsAsync(role.ToString()) ? null : Refusal(made);
    }

    private UserRefusal? Refusal(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return null;
        }

        var code = result.Errors.First().Code;
        switch (code)
        {
            case nameof(IdentityErrorDescriber.DuplicateUserName):
                return UserRefusal.NameTaken;
            case nameof(IdentityErrorDescriber.InvalidUserName):
                return UserRefusal.NameInvalid;
            case var password when password.StartsWith("Password", StringComparison.Ordinal):
                return UserRefusal.PasswordTooWeak;
            default:
                Log.AccountRefused(logger, code);
                return UserRefusal.Failed;
        }
    }
}
