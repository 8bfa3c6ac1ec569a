using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Ingest.Rules;

/// <summary>What people may do with alarm rules: propose, and decide as the second person. Every page and interface goes through here. Thread-safe.</summary>
/// <remarks>A token may propose; only a person approves or rejects, and never what that person wrote, unless <see cref="AlarmOptions.AllowSelfApproval"/>.</remarks>
public sealed class RuleProposals(IRuleStore store, RuleCheck check, RuleTrials trials, RuleLedger ledger, RuleNotes notes, IOptions<AlarmOptions> options, TimeProvider time)
{
    /// <summary>Makes a proposal, or a draft of one. With a submission goes what a backtest says of it.</summary>
    /// <param name="caller">Needs <see cref="Permission.ManageRules"/>.</param>
    /// <param name="draft">What shall change.</param>
    /// <param name="cancellation">Gives up before anything is stored.</param>
    public async Task<RuleOutcome> ProposeAsync(Caller caller, RuleDraft draft, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageRules))
        {
            return new RuleOutcome.Forbidden();
        }

        var (changes, refused) = await ReadAsync(draft, cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var now = time.GetInstant();
        var proposal = new RuleProposal
        {
            Pack = draft.Pack,
            State = draft.Submit ? RuleProposalState.Submitted : RuleProposalState.Draft,
            Author = caller.Name,
            AuthorKind = caller.Kind,
            Reason = draft.Reason.Trim(),
            Changes = changes,
            Verdicts = draft.Submit ? await trials.UsualAsync(changes, cancellation) : [],
            CreatedAt = now,
            SubmittedAt = draft.Submit ? now : null,
        };
        return await notes.DoneAsync(caller, draft.Submit ? "rule.propose" : "rule.draft", await store.AddAsync(proposal, cancellation), null);
    }

    /// <summary>The author writes a draft, or what waits for approval, anew.</summary>
    public async Task<RuleOutcome> ReviseAsync(Caller caller, int number, RuleDraft draft, CancellationToken cancellation)
    {
        var (proposal, refused) = await OwnAsync(caller, number, cancellation);
        if (proposal is null)
        {
            return refused!;
        }

        var (changes, wrong) = await ReadAsync(draft with { Pack = proposal.Pack }, cancellation);
        if (wrong is not null)
        {
            return wrong;
        }

        return await SaveAsync(
            caller,
            draft.Submit ? "rule.propose" : "rule.draft",
            proposal with
            {
                State = draft.Submit ? RuleProposalState.Submitted : RuleProposalState.Draft,
                Reason = draft.Reason.Trim(),
                Changes = changes,
                Verdicts = draft.Submit ? await trials.UsualAsync(changes, cancellation) : [],
                SubmittedAt = draft.Submit ? time.GetInstant() : null,
            },
            null);
    }

    /// <summary>The author carries the changes over to rules that changed meanwhile, where both touched different lines; it then waits for approval as before.</summary>
    public async Task<RuleOutcome> RebaseAsync(Caller caller, int number, CancellationToken cancellation)
    {
        var (proposal, refused) = await OwnAsync(caller, number, cancellation);
        if (proposal is null)
        {
            return refused!;
        }

        var (changes, errors) = check.Rebase(proposal);
        return errors.Count > 0 ? new RuleOutcome.Refused(errors)
            : changes.Count == 0 ? new RuleOutcome.Nothing()
            : await SaveAsync(
                caller,
                "rule.rebase",
                proposal with { Changes = changes, Verdicts = proposal.State == RuleProposalState.Submitted ? await trials.UsualAsync(changes, cancellation) : [] },
                null);
    }

    /// <summary>The author takes it back.</summary>
    public async Task<RuleOutcome> WithdrawAsync(Caller caller, int number, CancellationToken cancellation)
    {
        var (proposal, refused) = await OwnAsync(caller, number, cancellation);
        return proposal is null ? refused! : await SaveAsync(caller, "rule.withdraw", proposal with { State = RuleProposalState.Withdrawn, DecidedAt = time.GetInstant() }, null);
    }

    /// <summary>The second person's yes: writes the file, waits for it to be in force and records the versions.</summary>
    /// <param name="caller">A person with <see cref="Permission.ManageRules"/> who is not the author.</param>
    /// <param name="number">Of a submitted proposal.</param>
    /// <param name="comment">May be blank.</param>
    /// <param name="cancellation">Gives up before the file is touched.</param>
    public async Task<RuleOutcome> ApproveAsync(Caller caller, int number, string? comment, CancellationToken cancellation)
    {
        var (proposal, refused) = await OthersAsync(caller, number, comment, cancellation);
        if (proposal is null)
        {
            return refused!;
        }

        var approved = proposal with { DecidedBy = caller.Name, DecidedAt = time.GetInstant(), Comment = Clean(comment) };
        var outcome = await ledger.EnforceAsync(approved);
        return outcome is RuleOutcome.Done done ? await notes.DoneAsync(caller, IsAuthor(caller, proposal) ? "rule.approve.self" : "rule.approve", done.Proposal, approved.Comment) : outcome;
    }

    /// <summary>The second person's no; says why.</summary>
    public async Task<RuleOutcome> RejectAsync(Caller caller, int number, string comment, CancellationToken cancellation)
    {
        var (proposal, refused) = await OthersAsync(caller, number, comment, cancellation);
        if (proposal is null)
        {
            return refused!;
        }

        return Clean(comment) is not { } why
            ? new RuleOutcome.ReasonMissing()
            : await SaveAsync(
                caller, "rule.reject", proposal with { State = RuleProposalState.Rejected, DecidedBy = caller.Name, DecidedAt = time.GetInstant(), Comment = why }, why);
    }

    /// <summary>Whether this caller's approval would count as the second person's.</summary>
    public bool MayDecide(Caller caller, RuleProposal proposal) =>
        caller.Can(Permission.ManageRules) && caller.Kind == CallerKind.Person && (!IsAuthor(caller, proposal) || options.Value.AllowSelfApproval);

    public static bool IsAuthor(Caller caller, RuleProposal proposal) =>
        caller.Kind == proposal.AuthorKind && string.Equals(caller.Name, proposal.Author, StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string? comment) => string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();

    private async Task<(IReadOnlyList<RuleChange> Changes, RuleOutcome? Refused)> ReadAsync(RuleDraft draft, CancellationToken cancellation)
    {
        if ((draft.Submit && Clean(draft.Reason) is null) || draft.Reason.Length > options.Value.MaxCommentLength)
        {
            return ([], new RuleOutcome.ReasonMissing());
        }

        var (changes, errors) = await Task.Run(() => check.Read(draft), cancellation);
        return errors.Count > 0 ? ([], new RuleOutcome.Refused(errors))
            : changes.Count == 0 ? ([], new RuleOutcome.Nothing())
            : ledger.Outdated(draft.Pack, changes) is { Count: > 0 } others ? ([], new RuleOutcome.Outdated(others))
            : (changes, null);
    }

    /// <summary>An open proposal of the caller's own.</summary>
    private async Task<(RuleProposal? Proposal, RuleOutcome? Refused)> OwnAsync(Caller caller, int number, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageRules))
        {
            return (null, new RuleOutcome.Forbidden());
        }

        return await store.FindAsync(number, cancellation) switch
        {
            null => (null, new RuleOutcome.NotFound()),
            var found when !IsAuthor(caller, found) => (null, new RuleOutcome.NotYours()),
            { State: RuleProposalState.Draft or RuleProposalState.Submitted } found => (found, null),
            _ => (null, new RuleOutcome.TooLate()),
        };
    }

    /// <summary>A submitted proposal that this caller may decide on.</summary>
    private async Task<(RuleProposal? Proposal, RuleOutcome? Refused)> OthersAsync(Caller caller, int number, string? comment, CancellationToken cancellation)
    {
        if (!caller.Can(Permission.ManageRules))
        {
            return (null, new RuleOutcome.Forbidden());
        }

        if (comment?.Length > options.Value.MaxCommentLength)
        {
            return (null, new RuleOutcome.ReasonMissing());
        }

        return await store.FindAsync(number, cancellation) switch
        {
            null => (null, new RuleOutcome.NotFound()),
            { State: not RuleProposalState.Submitted } => (null, new RuleOutcome.TooLate()),
            var found when !MayDecide(caller, found) => (null, new RuleOutcome.NeedsAnother()),
            var found => (found, null),
        };
    }

    private async Task<RuleOutcome> SaveAsync(Caller caller, string action, RuleProposal proposal, string? comment) =>
        await store.UpdateAsync(proposal, CancellationToken.None) is { } saved ? await notes.DoneAsync(caller, action, saved, comment) : new RuleOutcome.TooLate();
}
