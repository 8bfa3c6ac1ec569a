using Microsoft.EntityFrameworkCore;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Storage.Relational.Access;

namespace OpsCenter.Storage.Relational.Rules;

internal sealed class RuleStore(IDbContextFactory<OpsDbContext> contexts) : IRuleStore
{
    /// <summary>Another process may take a number first; more often in a row means something else is wrong.</summary>
    private const int Attempts = 20;

    public async Task<RuleProposal> AddAsync(RuleProposal proposal, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var last = await context.RuleProposals.MaxAsync(row => (int?)row.Number, cancellation) ?? 0;
            var numbered = proposal with { Number = last + 1, Revision = 1 };
            if (await context.InsertAsync(RuleProposalRow.From(numbered), cancellation))
            {
                return numbered;
            }
        }

        throw new InvalidOperationException("no number for a proposal could be had: others take each first");
    }

    public async Task<RuleProposal?> UpdateAsync(RuleProposal proposal, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await ReplaceAsync(context, proposal, cancellation);
    }

    public async Task<RuleProposal?> FindAsync(int number, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.RuleProposals.AsNoTracking().SingleOrDefaultAsync(row => row.Number == number, cancellation))?.ToProposal();
    }

    public async Task<IReadOnlyList<RuleProposal>> ProposalsAsync(RuleProposalState? state, int limit, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var name = state?.ToString();
        var rows = await context.RuleProposals.AsNoTracking().Where(row => name == null || row.State == name)
            .OrderByDescending(row => row.Number).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToProposal())];
    }

    public async Task<int> CountAsync(RuleProposalState state, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var name = state.ToString();
        return await context.RuleProposals.CountAsync(row => row.State == name, cancellation);
    }

    public async Task<IReadOnlyList<RuleVersion>> VersionsAsync(string ruleId, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.RuleVersions.AsNoTracking().Where(row => row.RuleId == ruleId).OrderByDescending(row => row.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async Task<IReadOnlyList<RuleVersion>> NewestAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var versions = context.RuleVersions.AsNoTracking();
        var rows = await versions
            .Where(row => row.Number == versions.Where(other => other.RuleId == row.RuleId).Max(other => other.Number))
            .OrderBy(row => row.RuleId).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToVersion())];
    }

    public async Task RecordAsync(IReadOnlyList<RuleVersion> versions, RuleProposal? from, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        foreach (var version in versions)
        {
            var last = await context.RuleVersions.Where(row => row.RuleId == version.RuleId).MaxAsync(row => (int?)row.Number, cancellation) ?? 0;
            context.RuleVersions.Add(RuleVersionRow.From(version, last + 1));
            await context.SaveChangesAsync(cancellation);
        }

        if (from is not null)
        {
            await ReplaceAsync(context, from, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Null where the revision is no longer the one that was read.</summary>
    private static async Task<RuleProposal?> ReplaceAsync(OpsDbContext context, RuleProposal proposal, CancellationToken cancellation)
    {
        var next = RuleProposalRow.From(proposal with { Revision = proposal.Revision + 1 });
        var changed = await context.RuleProposals.Where(row => row.Number == next.Number && row.Revision == proposal.Revision)
            .ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.State, next.State)
                    .SetProperty(row => row.Reason, next.Reason)
                    .SetProperty(row => row.Changes, next.Changes)
                    .SetProperty(row => row.Verdicts, next.Verdicts)
                    .SetProperty(row => row.SubmittedNs, next.SubmittedNs)
                    .SetProperty(row => row.DecidedNs, next.DecidedNs)
                    .SetProperty(row => row.DecidedBy, next.DecidedBy)
                    .SetProperty(row => row.Comment, next.Comment)
                    .SetProperty(row => row.Revision, next.Revision),
                cancellation);
        return changed > 0 ? proposal with { Revision = next.Revision } : null;
    }
}
