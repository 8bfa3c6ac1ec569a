using Microsoft.Extensions.Logging;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Rules;

/// <summary>Puts approved changes into the files and keeps the versions beside them in step, whoever changed the files and whatever was cut off. Thread-safe.</summary>
/// <remarks>
/// The order of an approval is: the proposal is marked <see cref="RuleProposalState.Enforcing"/>, the file is written and reloaded, versions and the approval are
/// stored in one transaction. A crash in between leaves the mark; then the file says whether it came to pass.
/// </remarks>
public sealed class RuleLedger(IRuleStore store, RuleFiles files, TimeProvider time, ILogger<RuleLedger> logger) : IDisposable
{
    private const int MostCutOff = 100;

    /// <summary>A look at the files must not come between a write and its record, or the approval would be the file's doing.</summary>
    private readonly SemaphoreSlim _gate = new(1, 1);

    public void Dispose() => _gate.Dispose();

    /// <summary>Records what is in the files and in no version yet; answers how many versions that made.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return await FollowAsync(cancellation);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Rules that are no longer what a change was made from.</summary>
    internal IReadOnlyList<string> Outdated(string pack, IReadOnlyList<RuleChange> changes) => files.Outdated(pack, changes);

    /// <param name="approved">As it was submitted, with the decision; not stored yet.</param>
    internal async Task<RuleOutcome> EnforceAsync(RuleProposal approved)
    {
        // From here on nobody who leaves the page can stop it half way.
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            // What was changed by hand a moment ago is a version of its own before this one.
            await FollowAsync(CancellationToken.None);
            if (files.Outdated(approved.Pack, approved.Changes) is { Count: > 0 } others)
            {
                return new RuleOutcome.Outdated(others);
            }

            return files.Check(approved.Pack, approved.Changes) is { Count: > 0 } errors ? new RuleOutcome.Refused(errors) : await WriteAsync(approved);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<RuleOutcome> WriteAsync(RuleProposal approved)
    {
        if (await store.UpdateAsync(approved with { State = RuleProposalState.Enforcing }, CancellationToken.None) is not { } marked)
        {
            return new RuleOutcome.TooLate();
        }

        try
        {
            if (files.Put(marked.Pack, marked.Changes) is { Count: > 0 } errors)
            {
                await ReturnAsync(marked);
                return new RuleOutcome.Refused(errors);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await ReturnAsync(marked);
            return new RuleOutcome.NotWritten(failure.Message);
        }

        var done = marked with { State = RuleProposalState.Approved };
        try
        {
            await store.RecordAsync(VersionsOf(done), done, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // It is in force: to say otherwise would be untrue. The next look records it.
            Log.VersionsNotRecorded(logger, done.Number, failure);
        }

        return new RuleOutcome.Done(done with { Revision = done.Revision + 1 });
    }

    private async Task<int> FollowAsync(CancellationToken cancellation)
    {
        var (rules, packs) = files.All();
        foreach (var cutOff in await store.ProposalsAsync(RuleProposalState.Enforcing, MostCutOff, cancellation))
        {
            await FinishAsync(cutOff, rules, cancellation);
        }

        var known = (await store.NewestAsync(cancellation)).ToDictionary(version => version.RuleId, StringComparer.Ordinal);
        var now = time.GetInstant();
        var changed = rules
            .Where(rule => !known.TryGetValue(rule.Key, out var version) || version.Pack != rule.Value.Pack || !RuleTexts.Same(version.Text, rule.Value.Text))
            .Select(rule => ByFile(rule.Key, rule.Value.Pack, rule.Value.Text, now));
        var gone = known.Values
            .Where(version => version.Text is not null && !rules.ContainsKey(version.RuleId) && (packs.Contains(version.Pack) || files.Packs.All(pack => pack.Id != version.Pack)))
            .Select(version => ByFile(version.RuleId, version.Pack, null, now));
        RuleVersion[] versions = [.. changed.Concat(gone).OrderBy(version => version.RuleId, StringComparer.Ordinal)];
        if (versions.Length > 0)
        {
            await store.RecordAsync(versions, null, cancellation);
            Log.VersionsRecorded(logger, versions.Length, string.Join(", ", versions.Select(version => version.RuleId)));
        }

        return versions.Length;
    }

    private async Task FinishAsync(RuleProposal cutOff, IReadOnlyDictionary<string, (string Pack, string Text)> rules, CancellationToken cancellation)
    {
        if (cutOff.Changes.All(change => RuleTexts.Same(change.Text, rules.TryGetValue(change.RuleId, out var rule) ? rule.Text : null)))
        {
            await store.RecordAsync(VersionsOf(cutOff), cutOff with { State = RuleProposalState.Approved }, cancellation);
            Log.ApprovalFinished(logger, cutOff.Number);
        }
        else
        {
            await ReturnAsync(cutOff);
            Log.ApprovalReturned(logger, cutOff.Number);
        }
    }

    private Task<RuleProposal?> ReturnAsync(RuleProposal proposal) => store.UpdateAsync(
        proposal with { State = RuleProposalState.Submitted, DecidedBy = null, DecidedAt = null, Comment = null }, CancellationToken.None);

    private static RuleVersion ByFile(string id, string pack, string? text, Instant now) =>
        new() { RuleId = id, Pack = pack, Text = text, Author = RuleVersion.ByFile, At = now };

    private static RuleVersion[] VersionsOf(RuleProposal proposal) =>
    [
        .. proposal.Changes.Select(change => new RuleVersion
        {
            RuleId = change.RuleId,
            Pack = proposal.Pack,
            Text = change.Text,
            Author = proposal.Author,
            Approver = proposal.DecidedBy,
            Reason = proposal.Reason,
            At = proposal.DecidedAt ?? proposal.CreatedAt,
            Proposal = proposal.Number,
            Verdict = proposal.Verdicts.FirstOrDefault(verdict => verdict.RuleId == change.RuleId),
        }),
    ];
}
