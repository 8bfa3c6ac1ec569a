using System.Text.RegularExpressions;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.Tokens;

/// <summary>Makes and removes API tokens.</summary>
public sealed partial class TokenAdministration(ITokenStore store, IAuditLog audit, TimeProvider time)
{
    public const string SecretPrefix = "ops_";

    public async Task<TokenAddition> AddAsync(Caller caller, string name, IReadOnlyList<TokenScope> scopes, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageDevices))
        {
            return new TokenAddition.Forbidden();
        }

        if (!ValidName().IsMatch(name))
        {
            return new TokenAddition.NameInvalid();
        }

        if (scopes.Count == 0)
        {
            return new TokenAddition.NoScope();
        }

        foreach (var scope in scopes)
        {
            if (!scope.Permissions().All(caller.Can))
            {
                return new TokenAddition.ScopeBeyondCaller(scope);
            }
        }

        var secret = AccessSecret.Generate(SecretPrefix);
        if (!await store.AddAsync(new ApiToken(name, AccessSecret.Hash(secret), scopes, time.GetInstant()), cancellation))
        {
            return new TokenAddition.NameTaken();
        }

        await audit.AppendAsync(caller, "token.add", name, string.Join(' ', scopes), cancellation);
        return new TokenAddition.Added(secret);
    }

    /// <summary>Null where the caller may not; false where there is no such token.</summary>
    public async Task<bool?> RemoveAsync(Caller caller, string name, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageDevices))
        {
            return null;
        }

        var removed = await store.RemoveAsync(name, cancellation);
        if (removed)
        {
            await audit.AppendAsync(caller, "token.remove", name, null, cancellation);
        }

        return removed;
    }

    [GeneratedRegex(@"^[\w.:\-]{1,128}$", RegexOptions.NonBacktracking)]
    private static partial Regex ValidName();
}
