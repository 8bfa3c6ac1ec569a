using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

/// <summary>How the first administrator comes in: a link printed where only who started the server reads it.</summary>
public sealed class SetupLink(
    IServiceScopeFactory scopes, SetupLinks links, IAuditLog audit, IOptions<AccessOptions> options)
{
    /// <summary>A fresh link while there is no account at all; null once there is one. Links issued before die.</summary>
    /// <param name="baseAddress">Where the server answers, e.g. <c>http://localhost:8080</c>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Uri?> EnsureAsync(Uri baseAddress, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserAccounts>().AnyAsync(cancellation))
        {
            return null;
        }

        var key = await links.IssueAsync(options.Value.SetupLinkLifetime, cancellation);
        return new Uri(baseAddress, $"/setup?key={key}");
    }

    /// <summary>Whether the form may be shown.</summary>
    public Task<bool> IsValidAsync(string? key, CancellationToken cancellation) =>
        key is { Length: > 0 and < 200 } ? links.IsValidAsync(key, cancellation) : Task.FromResult(false);

    /// <summary>Makes the first administrator; null where done. A refusal for name or password does not use the link up.</summary>
    public async Task<UserRefusal?> RedeemAsync(string key, string name, string displayName, string password, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserAccounts>();
        if (await accounts.AnyAsync(cancellation) || !await IsValidAsync(key, cancellation))
        {
            return UserRefusal.LinkInvalid;
        }

        if (await accounts.CheckAsync(name, password) is { } refused)
        {
            return refused;
        }

        // Atomic in the database: of two who hold the link, one gets through.
        if (!await links.RedeemAsync(key, cancellation))
        {
            return UserRefusal.LinkInvalid;
        }

        var failed = await accounts.CreateAsync(name, displayName, Role.Administrator, password);
        if (failed is null)
        {
            await audit.AppendAsync(UserAdministration.CommandLine, "user.setup", name, null, cancellation);
        }

        return failed;
    }
}
