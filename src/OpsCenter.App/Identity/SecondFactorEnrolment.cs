using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>Turns a person's own second factor on and off: time-based codes (RFC 6238) of any authenticator app.</summary>
public sealed class SecondFactorEnrolment(UserManager<OpsUser> users, SignInManager<OpsUser> signIn, IAuditLog audit)
{
    private const string Issuer = "OpsCenter";

    /// <summary>Null where the principal has no account, as in the demonstration.</summary>
    public Task<OpsUser?> FindAsync(ClaimsPrincipal principal) => users.GetUserAsync(principal);

    /// <summary>The key to put into the app, made where there is none yet.</summary>
    public async Task<string> KeyAsync(OpsUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key)
        {
            return key;
        }

        await users.ResetAuthenticatorKeyAsync(user);
        await signIn.RefreshSignInAsync(user);
        return await users.GetAuthenticatorKeyAsync(user) ?? "";
    }

    /// <summary>The same key as a link that authenticator apps understand.</summary>
    public static string Link(string user, string key) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user)}?secret={key}&issuer={Issuer}&digits=6";

    /// <summary>Turns it on or off where the code is right now; the session goes on, all others end.</summary>
    public async Task<bool> SwitchAsync(OpsUser user, bool on, string code, CancellationToken cancellation)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, digits))
        {
            return false;
        }

        await users.SetTwoFactorEnabledAsync(user, on);
        if (!on)
        {
            // A key once turned off must not come back with the next enrolment.
            await users.ResetAuthenticatorKeyAsync(user);
        }

        await signIn.RefreshSignInAsync(user);
        var name = user.UserName ?? user.Id;
        await audit.AppendAsync(Caller.Person(name, []), on ? "user.second-factor-on" : "user.second-factor-off", name, null, cancellation);
        return true;
    }
}
