using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational.Access;

namespace OpsCenter.Storage.Relational.Sheets;

internal sealed class SheetStore(IDbContextFactory<OpsDbContext> contexts) : ISheetStore
{
    /// <summary>Tables taken up again at once after the store of readings was away.</summary>
    private const int MaxPending = 500;

    public async Task<bool> AddAsync(SheetVersion version, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.InsertAsync(SheetVersionRow.From(version), cancellation);
    }

    public async Task MarkStoredAsync(string sheet, string period, int number, Instant at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var atNs = at.UnixNanoseconds;
        await context.SheetVersions.Where(row => row.Sheet == sheet && row.Period == period && row.Number == number)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.StoredNs, atNs), cancellation);
    }

    public async Task<SheetVersion?> NewestAsync(string sheet, string period, CancellationToken cancellation) =>
        await VersionsAsync(sheet, period, 1, cancellation) is [var newest] ? newest : null;

    public async Task<IReadOnlyList<SheetVersion>> VersionsAsync(string sheet, string period, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.SheetVersions.AsNoTracking().Where(row => row.Sheet == sheet && row.Period == period)
            .OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async Task<IReadOnlyList<SheetHead>> HeadsAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.SheetVersions.AsNoTracking()
            .Select(row => new { row.Sheet, row.Period, row.Number, row.AtNs, row.Author, row.Origin })
            .OrderBy(row => row.Sheet).ThenBy(row => row.Period).ThenBy(row => row.Number).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => (row.Sheet, row.Period)).Select(group => new SheetHead(
                group.Key.Sheet, group.Key.Period, group.Last().Number, new Instant(group.First().AtNs), new Instant(group.Last().AtNs), group.Last().Author,
                group.Last().Origin == nameof(SheetOrigin.Simulated))),
        ];
    }

    public async Task<IReadOnlyList<SheetVersion>> PendingAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.SheetVersions.AsNoTracking().Where(row => row.StoredNs == null)
            .OrderBy(row => row.AtNs).ThenBy(row => row.Number).Take(MaxPending).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToVersion())];
    }
}
