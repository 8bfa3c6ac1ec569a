using Microsoft.AspNetCore.Identity;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>Signs a person in with password and, where enrolled, a second factor; limits tries and writes the audit.</summary>
public sealed class SignInDesk(
    SignInManager<OpsUser> signIn, UserManager<OpsUser> users, IAuditLog audit, SignInLimit limit)
{
    public async Task<SignInOutcome> PasswordAsync(string name, string password, string address, CancellationToken cancellation)
    {
        if (!limit.TryTakeAddress(address))
        {
            return SignInOutcome.TooMany;
        }

        if (await users.FindByNameAsync(name) is not { } user)
        {
            // As long as a wrong password takes, so that nobody learns from the time which names exist.
            users.PasswordHasher.HashPassword(new OpsUser(), password);
            AccessMetrics.SignInsFailed.Add(1);
            return SignInOutcome.Wrong;
        }

        return await AuditedAsync(
            user, await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true), cancellation);
    }

    /// <param name="code">Six digits of the authenticator.</param>
    /// <param name="address">Where the try comes from.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<SignInOutcome> SecondFactorAsync(string code, string address, CancellationToken cancellation)
    {
        if (!limit.TryTakeAddress(address))
        {
            return SignInOutcome.TooMany;
        }

        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return SignInOutcome.Wrong;
        }

        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        return await AuditedAsync(
            user, await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false), cancellation);
    }

    public async Task SignOutAsync(Caller caller, CancellationToken cancellation)
    {
        await signIn.SignOutAsync();
        if (caller.Kind == CallerKind.Person)
        {
            await audit.AppendAsync(caller, "user.sign-out", caller.Name, null, cancellation);
        }
    }

    private async Task<SignInOutcome> AuditedAsync(OpsUser user, SignInResult result, CancellationToken cancellation)
    {
        var name = user.UserName ?? user.Id;
        if (result.Succeeded)
        {
            await audit.AppendAsync(Caller.Person(name, []), "user.sign-in", name, null, cancellation);
            return SignInOutcome.Done;
        }

        if (result.RequiresTwoFactor)
        {
            return SignInOutcome.NeedsSecondFactor;
        }

        AccessMetrics.SignInsFailed.Add(1);
        if (!result.IsLockedOut)
        {
            return SignInOutcome.Wrong;
        }

        // Written when the lock falls, not at each try behind it: a guesser must not be able to fill the audit.
        if (limit.TryTakeLock(user.Id))
        {
            await audit.AppendAsync(Caller.Person(name, []), "user.locked", name, null, cancellation);
        }

        return SignInOutcome.Locked;
    }
}
