using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Access;

internal sealed class ScreenStore(IDbContextFactory<OpsDbContext> contexts) : IScreenStore
{
    public async Task<IReadOnlyList<PairedScreen>> ListAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Screens.AsNoTracking().OrderBy(row => row.PairedNs).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(FromRow)];
    }

    public async Task AddAsync(PairedScreen screen, CancellationToken cancellation)
    {
        var row = new ScreenRow
        {
            Id = screen.Id,
            Name = screen.Name,
            Screen = screen.Screen,
            KeySha256 = screen.KeySha256,
            PairedNs = screen.PairedAt.UnixNanoseconds,
            PairedBy = screen.PairedBy,
            RevokedNs = screen.RevokedAt?.UnixNanoseconds,
        };
        if (!await contexts.ChangeAccessAsync(context => context.InsertAsync(row, cancellation), cancellation))
        {
            throw new ArgumentException($"screen id {screen.Id} is taken; ids are random", nameof(screen));
        }
    }

    public Task<bool> RevokeAsync(string id, Instant at, CancellationToken cancellation) =>
        contexts.ChangeAccessAsync(
            async context => await context.Screens.Where(row => row.Id == id && row.RevokedNs == null)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.RevokedNs, at.UnixNanoseconds), cancellation) > 0,
            cancellation);

    private static PairedScreen FromRow(ScreenRow row) => new(
        row.Id,
        row.Name,
        row.Screen,
        row.KeySha256,
        new Instant(row.PairedNs),
        row.PairedBy,
        row.RevokedNs is { } revoked ? new Instant(revoked) : null);
}
