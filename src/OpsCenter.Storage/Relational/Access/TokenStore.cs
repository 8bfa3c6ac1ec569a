using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Access;

internal sealed class TokenStore(IDbContextFactory<OpsDbContext> contexts) : ITokenStore
{
    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Tokens.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancellation);
        return [.. rows.Select(row => new ApiToken(row.Name, row.SecretSha256, [.. Scopes(row.Scopes)], new Instant(row.CreatedNs)))];
    }

    public Task<bool> AddAsync(ApiToken token, CancellationToken cancellation)
    {
        var row = new TokenRow
        {
            Name = token.Name,
            SecretSha256 = token.SecretSha256,
            Scopes = string.Join(',', token.Scopes),
            CreatedNs = token.CreatedAt.UnixNanoseconds,
        };
        return contexts.ChangeAccessAsync(context => context.InsertAsync(row, cancellation), cancellation);
    }

    public Task<bool> RemoveAsync(string name, CancellationToken cancellation) =>
        contexts.ChangeAccessAsync(
            async context => await context.Tokens.Where(row => row.Name == name).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    /// <summary>A scope this build does not know gives nothing, rather than failing the whole list.</summary>
    private static IEnumerable<TokenScope> Scopes(string stored) =>
        stored.Split(',', StringSplitOptions.RemoveEmptyEntries).SelectMany<string, TokenScope>(
            name => Enum.TryParse<TokenScope>(name, out var scope) ? [scope] : []);
}
