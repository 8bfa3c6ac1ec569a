using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentStore(IDbContextFactory<OpsDbContext> contexts, TimeProvider time) : IIncidentStore
{
    /// <summary>Ids per statement: below the bound on parameters of every database.</summary>
    private const int Slice = 500;

    /// <summary>A chain of merged incidents is never that long.</summary>
    private const int MostMerges = 50;

    public async Task<IncidentSaved> SaveAsync(IncidentBatch batch, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        try
        {
            var saved = await new IncidentSave(context, time.GetInstant()).RunAsync(batch, cancellation);
            if (saved is IncidentSaved.Done)
            {
                await context.SaveChangesAsync(cancellation);
                await transaction.CommitAsync(cancellation);
            }

            return saved;
        }
        catch (DbUpdateException error) when (UniqueViolation.Caused(error))
        {
            return new IncidentSaved.Conflict();
        }
    }

    public async Task<IncidentFile?> FindAsync(string number, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The head first: whatever else is newer than it, a change that rests on it conflicts.
        if (await context.Incidents.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation) is not { } head)
        {
            return null;
        }

        var tasks = await context.IncidentTasks.AsNoTracking().Where(row => row.Number == number).OrderBy(row => row.Id).ToListAsync(cancellation);
        var links = await context.IncidentLinks.AsNoTracking().Where(row => row.Number == number)
            .OrderBy(row => row.AtNs).ThenBy(row => row.Kind).ThenBy(row => row.Target).ToListAsync(cancellation);
        var entries = await context.IncidentEntries.AsNoTracking().Where(row => row.Number == number).OrderBy(row => row.Position).ToListAsync(cancellation);
        var attachments = await context.IncidentAttachments.AsNoTracking().Where(row => row.Number == number)
            .OrderBy(row => row.AtNs).ThenBy(row => row.Id).ToListAsync(cancellation);
        var review = await context.IncidentReviews.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation);
        return new IncidentFile(
            head.ToIncident(),
            [.. tasks.Select(row => row.ToTask())],
            [.. links.Select(row => row.ToLink())],
            [.. entries.Select(row => row.ToEntry())],
            [.. attachments.Select(row => row.ToAttachment())],
            review?.ToReview());
    }

    public async Task<IncidentPage> ListAsync(IncidentQuery query, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = Chosen(context.Incidents.AsNoTracking(), query);
        var total = await rows.CountAsync(cancellation);
        var page = await rows.OrderByDescending(row => row.IsOpen).ThenBy(row => row.Severity).ThenByDescending(row => row.CreatedNs).ThenByDescending(row => row.Number)
            .Skip(query.Skip).Take(query.Limit).ToListAsync(cancellation);
        return new IncidentPage([.. page.Select(row => row.ToIncident())], total);
    }

    public async Task<IReadOnlyList<Incident>> OpenOfAlarmAsync(string alarmId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var kind = nameof(IncidentLinkKind.Alarm);
        var numbers = context.IncidentLinks.Where(link => link.Kind == kind && link.Target == alarmId).Select(link => link.Number);
        var rows = await context.Incidents.AsNoTracking().Where(row => row.IsOpen && numbers.Contains(row.Number))
            .OrderByDescending(row => row.CreatedNs).ThenByDescending(row => row.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToIncident())];
    }

    public async Task<IReadOnlyList<Incident>> OpenAtAsync(string? pack, string place, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Incidents.AsNoTracking().Where(row => row.Place == place && row.IsOpen && row.Pack == pack)
            .OrderByDescending(row => row.LastAlarmNs ?? 0).ThenByDescending(row => row.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToIncident())];
    }

    public async Task<IReadOnlyDictionary<string, Incident>> OfRequestsAsync(IReadOnlyCollection<string> eventIds, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = new Dictionary<string, Incident>();
        foreach (var ids in eventIds.Distinct().Chunk(Slice))
        {
            var pairs = await context.IncidentRequests.AsNoTracking().Where(row => ids.Contains(row.EventId))
                .Join(context.Incidents.AsNoTracking(), request => request.Number, incident => incident.Number, (request, incident) => new { request.EventId, Incident = incident })
                .ToListAsync(cancellation);
            foreach (var pair in pairs)
            {
                found[pair.EventId] = await GoesOnAsync(context, pair.Incident.ToIncident(), cancellation);
            }
        }

        return found;
    }

    public async Task<long?> AlarmProgressAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.IncidentProgress.Where(row => row.Id == IncidentProgressRow.OnlyId).Select(row => row.AlarmSequence).SingleAsync(cancellation);
    }

    private static async Task<Incident> GoesOnAsync(OpsDbContext context, Incident incident, CancellationToken cancellation)
    {
        for (var step = 0; step < MostMerges && incident.MergedInto is { } next; step++)
        {
            if (await context.Incidents.AsNoTracking().SingleOrDefaultAsync(row => row.Number == next, cancellation) is not { } row)
            {
                break;
            }

            incident = row.ToIncident();
        }

        return incident;
    }

    private static IQueryable<IncidentRow> Chosen(IQueryable<IncidentRow> rows, IncidentQuery query)
    {
        var (status, severity) = (query.Status?.ToString(), (int?)query.Severity);
        var (overdue, changed) = (query.OverdueAt?.UnixNanoseconds, query.ChangedFrom?.UnixNanoseconds);
        rows = query.Open is { } open ? rows.Where(row => row.IsOpen == open) : rows;
        rows = status is not null ? rows.Where(row => row.Status == status) : rows;
        rows = query.Owner is { } owner ? rows.Where(row => row.Owner == owner) : rows;
        rows = query.Units is { } units ? rows.Where(row => row.Unit != null && units.Contains(row.Unit)) : rows;
        rows = query.Pack is { } pack ? rows.Where(row => row.Pack == pack) : rows;
        rows = severity is not null ? rows.Where(row => row.Severity == severity) : rows;
        rows = overdue is not null ? rows.Where(row => row.IsOpen && row.DueNs < overdue) : rows;
        rows = changed is not null ? rows.Where(row => row.ChangedNs >= changed) : rows;
        foreach (var word in ToneFree.Words(query.Text))
        {
            rows = rows.Where(row => row.Words.Contains(word));
        }

        return rows;
    }
}
