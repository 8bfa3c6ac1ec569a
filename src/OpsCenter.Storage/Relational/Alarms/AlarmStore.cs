using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Alarms;

internal sealed class AlarmStore(IDbContextFactory<OpsDbContext> contexts) : IAlarmStore, IAlarmPast
{
    /// <summary>Ids per statement: below the bound on parameters of every database.</summary>
    private const int Slice = 500;

    /// <summary>Lines of history of standing alarms; a board is never that long.</summary>
    private const int MaxStanding = 20_000;

    public async Task<AlarmSnapshot> LoadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var oneMoment = await context.Database.BeginTransactionAsync(cancellation);
        var states = new List<AlarmStateRecord>();
        await foreach (var row in context.AlarmStates.AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            states.Add(row.ToRecord());
        }

        var last = await context.AlarmTransitions.MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;
        var evaluated = await context.AlarmProgress.Where(row => row.Id == AlarmProgressRow.OnlyId)
            .Select(row => row.EvaluatedNs).SingleAsync(cancellation);
        return new AlarmSnapshot(states, last, evaluated is { } moment ? new Instant(moment) : null);
    }

    public async Task SaveAsync(AlarmStoreBatch batch, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        foreach (var ids in batch.States.Select(state => state.Id).Concat(batch.RemovedIds).Chunk(Slice))
        {
            await context.AlarmStates.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        }

        context.AlarmStates.AddRange(batch.States.Select(AlarmStateRow.From));
        foreach (var slice in batch.Transitions.Chunk(Slice))
        {
            var numbers = slice.Select(transition => transition.Sequence).ToArray();
            var known = await context.AlarmTransitions.Where(row => numbers.Contains(row.Sequence))
                .Select(row => row.Sequence).ToHashSetAsync(cancellation);
            context.AlarmTransitions.AddRange(slice.Where(transition => known.Add(transition.Sequence)).Select(AlarmTransitionRow.From));
        }

        await context.SaveChangesAsync(cancellation);
        if (batch.EvaluatedUpTo is { } evaluated)
        {
            await context.AlarmProgress.Where(row => row.Id == AlarmProgressRow.OnlyId)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.EvaluatedNs, evaluated.UnixNanoseconds), cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyList<AlarmTransition>> HistoryAsync(string alarmId, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await NewestAsync(context.AlarmTransitions.Where(row => row.AlarmId == alarmId), limit, cancellation);
    }

    public async Task<IReadOnlyList<AlarmTransition>> RecentAsync(int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await NewestAsync(context.AlarmTransitions, limit, cancellation);
    }

    public async Task<long> SequenceAtAsync(Instant at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var low = 0L;
        var high = await context.AlarmTransitions.MaxAsync(row => (long?)row.Sequence, cancellation) ?? 0;

        // Recording times grow with the sequence: halving needs no index on time and some twenty look-ups of the primary key.
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            var row = await context.AlarmTransitions.AsNoTracking().Where(row => row.Sequence <= middle)
                .OrderByDescending(row => row.Sequence).Select(row => new { row.Sequence, row.RecordedNs }).FirstOrDefaultAsync(cancellation);
            if (row is null || row.RecordedNs <= at.UnixNanoseconds)
            {
                low = middle;
            }
            else
            {
                high = row.Sequence - 1;
            }
        }

        return low;
    }

    public async Task<IReadOnlyList<AlarmTransition>> StandingAsync(long sequence, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var known = context.AlarmTransitions.AsNoTracking().Where(row => row.Sequence <= sequence);
        var newest = known.GroupBy(row => row.AlarmId).Select(group => group.Max(row => row.Sequence));
        var closed = nameof(AlarmTransitionKind.Closed);
        var standing = known.Where(row => newest.Contains(row.Sequence) && row.Kind != closed && (row.Active || !row.Acknowledged))
            .Select(row => row.AlarmId);
        var raised = nameof(AlarmTransitionKind.Raised);
        var rows = await known
            .Where(row => standing.Contains(row.AlarmId)
                && row.Sequence >= known.Where(other => other.AlarmId == row.AlarmId && other.Kind == raised).Max(other => other.Sequence))
            .OrderBy(row => row.Sequence).Take(MaxStanding).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToTransition())];
    }

    public async Task<IReadOnlyList<AlarmTransition>> AfterAsync(long sequence, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.AlarmTransitions.AsNoTracking().Where(row => row.Sequence > sequence)
            .OrderBy(row => row.Sequence).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToTransition())];
    }

    public async IAsyncEnumerable<AlarmTransition> BetweenAsync(Instant from, Instant to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = await SequenceAtAsync(new Instant(from.UnixNanoseconds - 1), cancellation);
        var last = await SequenceAtAsync(new Instant(to.UnixNanoseconds - 1), cancellation);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.AlarmTransitions.AsNoTracking().Where(row => row.Sequence > after && row.Sequence <= last).OrderBy(row => row.Sequence);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return row.ToTransition();
        }
    }

    private static async Task<IReadOnlyList<AlarmTransition>> NewestAsync(
        IQueryable<AlarmTransitionRow> rows, int limit, CancellationToken cancellation)
    {
        var newest = await rows.AsNoTracking().OrderByDescending(row => row.Sequence).Take(limit).ToListAsync(cancellation);
        return [.. newest.Select(row => row.ToTransition())];
    }
}
