using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Identity;

/// <summary>One-time secrets by which the first administrator comes in; only their hashes are kept.</summary>
public sealed class SetupLinks(IDbContextFactory<OpsDbContext> contexts, TimeProvider time)
{
    /// <summary>A new 256-bit secret, URL-safe. Every link made before and not used dies.</summary>
    public async Task<string> IssueAsync(TimeSpan lifetime, CancellationToken cancellation)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.GetInstant();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await context.SetupLinks.Where(row => row.UsedNs == null).ExecuteDeleteAsync(cancellation);
        context.SetupLinks.Add(new SetupLinkRow
        {
            SecretSha256 = Hash(secret),
            CreatedNs = now.UnixNanoseconds,
            ExpiresNs = (now + lifetime).UnixNanoseconds,
        });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>True where the secret would be redeemed now; for showing the form.</summary>
    public async Task<bool> IsValidAsync(string secret, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Usable(context, secret).AnyAsync(cancellation);
    }

    /// <summary>True once per secret, whoever asks first.</summary>
    public async Task<bool> RedeemAsync(string secret, CancellationToken cancellation)
    {
        var now = time.GetInstant().UnixNanoseconds;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await Usable(context, secret)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedNs, now), cancellation) == 1;
    }

    private IQueryable<SetupLinkRow> Usable(OpsDbContext context, string secret)
    {
        var hash = Hash(secret);
        var now = time.GetInstant().UnixNanoseconds;
        return context.SetupLinks.Where(row => row.SecretSha256 == hash && row.UsedNs == null && row.ExpiresNs > now);
    }

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
