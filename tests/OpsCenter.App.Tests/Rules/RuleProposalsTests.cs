using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Ingest.Rules;
using Xunit;

namespace OpsCenter.App.Tests.Rules;

public sealed class RuleProposalsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Approve_ByAnother_IsInForceAndAVersionWithBothNames()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));
        Assert.Equal(1, shop.Services.GetRequiredService<RuleInbox>().Waiting);

        var done = Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Minh, proposal));

        Assert.Equal((RuleProposalState.Approved, "minh"), (done.Proposal.State, done.Proposal.DecidedBy));
        Assert.Equal(5.2, shop.Rule("p.flood").Levels[1].Limit);
        Assert.Equal(RuleShop.Alarms.Replace("limit: 5.0", "limit: 5.2", StringComparison.Ordinal), shop.Text);
        var newest = (await shop.VersionsAsync("p.flood"))[0];
        Assert.Equal((2, "lan", "minh", "thử", 1), (newest.Number, newest.Author, newest.Approver, newest.Reason, newest.Proposal));
        Assert.NotNull(newest.Verdict);
        Assert.Equal(0, shop.Services.GetRequiredService<RuleInbox>().Waiting);
        var audit = await shop.Services.GetRequiredService<IAuditLog>().ListAsync(10, None);
        Assert.Equal(["rule.approve", "rule.propose"], audit.Select(entry => entry.Action));
        Assert.Equal(0, await shop.Ledger.CatchUpAsync(None));
    }

    [Fact]
    public async Task Approve_ByWhoMayNot_ChangesNothing()
    {
        await using var shop = await RuleShop.OpenAsync();
        var own = await shop.ProposeAsync(RuleShop.Root, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));

        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.ApproveAsync(RuleShop.Root, own));
        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.ApproveAsync(Caller.Person("ROOT", [Role.Technician]), own));
        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.ApproveAsync(RuleShop.Token, own));
        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.ApproveAsync(Caller.CommandLine, own));
        Assert.IsType<RuleOutcome.Forbidden>(await shop.ApproveAsync(RuleShop.Operator, own));
        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.Proposals.RejectAsync(RuleShop.Root, own.Number, "không", None));
        Assert.IsType<RuleOutcome.Forbidden>(await shop.Proposals.ProposeAsync(RuleShop.Operator, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"), None));

        Assert.Equal(RuleShop.Alarms, shop.Text);
        Assert.Equal(RuleProposalState.Submitted, (await shop.Store.FindAsync(own.Number, None))!.State);
    }

    [Fact]
    public async Task Approve_OwnWhereAllowed_IsAuditedAsSuch()
    {
        await using var shop = await RuleShop.OpenAsync(null, ("Alarms:AllowSelfApproval", "true"));
        var own = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));

        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Lan, own));

        Assert.Equal("rule.approve.self", (await shop.Services.GetRequiredService<IAuditLog>().ListAsync(1, None))[0].Action);
    }

    [Fact]
    public async Task Token_Proposes_APersonApproves()
    {
        await using var shop = await RuleShop.OpenAsync();

        var proposal = await shop.ProposeAsync(RuleShop.Token, shop.Draft("p.battery", "limit: 3.4", "limit: 3.5"));

        Assert.Equal(CallerKind.Token, proposal.AuthorKind);
        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Minh, proposal));
    }

    [Fact]
    public async Task Approve_RuleChangedMeanwhile_IsToldAndARebaseTakesBothChanges()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));
        await File.WriteAllTextAsync(shop.Path, shop.Text.Replace("timeToRespond: 15m", "timeToRespond: 10m", StringComparison.Ordinal));
        Assert.True(shop.Live.Reload());

        Assert.Equal(["p.flood"], Assert.IsType<RuleOutcome.Outdated>(await shop.ApproveAsync(RuleShop.Minh, proposal)).RuleIds);
        Assert.Equal(5.0, shop.Rule("p.flood").Levels[1].Limit);
        Assert.IsType<RuleOutcome.NotYours>(await shop.Proposals.RebaseAsync(RuleShop.Minh, proposal.Number, None));
        var rebased = Assert.IsType<RuleOutcome.Done>(await shop.Proposals.RebaseAsync(RuleShop.Lan, proposal.Number, None)).Proposal;
        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Minh, rebased));

        Assert.Equal((5.2, TimeSpan.FromMinutes(10)), (shop.Rule("p.flood").Levels[1].Limit, shop.Rule("p.flood").Procedure.TimeToRespond));
        Assert.Equal(["lan", "file", "file"], (await shop.VersionsAsync("p.flood")).Select(version => version.Author));
    }

    [Fact]
    public async Task Rebase_SameLineChanged_IsRefused()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));
        await File.WriteAllTextAsync(shop.Path, shop.Text.Replace("limit: 5.0", "limit: 5.1", StringComparison.Ordinal));

        var refused = Assert.IsType<RuleOutcome.Refused>(await shop.Proposals.RebaseAsync(RuleShop.Lan, proposal.Number, None));

        Assert.Equal("p.flood", Assert.Single(refused.Errors).Key);
    }

    [Fact]
    public async Task Propose_WithAMistake_NamesTheLineAndStoresNothing()
    {
        await using var shop = await RuleShop.OpenAsync();

        var refused = Assert.IsType<RuleOutcome.Refused>(await shop.Proposals.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 3.0"), None));

        Assert.Equal(8, Assert.Single(refused.Errors).Line);
        Assert.Empty(await shop.Store.ProposalsAsync(null, 10, None));
    }

    [Fact]
    public async Task Text_OfAPackWithoutFiles_IsNoneAndNoWayToOtherFiles()
    {
        await using var shop = await RuleShop.OpenAsync();

        Assert.Null(shop.Files.TextOf("system", "system.disk"));
        Assert.Null(shop.Files.TextOf("../packs/p", "p.flood"));
        Assert.IsType<RuleOutcome.Refused>(await shop.Proposals.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2") with { Pack = "../packs/p" }, None));
    }

    [Fact]
    public async Task Propose_NewRuleAndOneGone_AreBothInForceTogether()
    {
        await using var shop = await RuleShop.OpenAsync();
        var added = shop.Files.TextOf("p", "p.battery")!.Replace("p.battery", "p.battery-low", StringComparison.Ordinal);

        var proposal = await shop.ProposeAsync(RuleShop.Lan, new RuleDraft("p", added, "tách", true) { Gone = ["p.battery"] });
        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Minh, proposal));

        Assert.Equal(["p.battery-low", "p.flood"], shop.Live.Current.AlarmRules.Select(rule => rule.Id).Order());
        Assert.Contains("# Of the gauges themselves.", shop.Text, StringComparison.Ordinal);
        Assert.Null((await shop.VersionsAsync("p.battery"))[0].Text);
        Assert.Equal("minh", (await shop.VersionsAsync("p.battery-low"))[0].Approver);
    }

    [Fact]
    public async Task Rollback_ToAnOldVersion_IsAProposalThatBringsTheTextBack()
    {
        await using var shop = await RuleShop.OpenAsync();
        await shop.ApproveAsync(RuleShop.Minh, await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2")));
        var first = (await shop.VersionsAsync("p.flood")).Single(version => version.Number == 1);

        var back = await shop.ProposeAsync(RuleShop.Minh, new RuleDraft("p", first.Text!, "về bản 1", true));
        Assert.IsType<RuleOutcome.NeedsAnother>(await shop.ApproveAsync(RuleShop.Minh, back));
        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Lan, back));

        Assert.Equal(RuleShop.Alarms, shop.Text);
        Assert.Equal([3, 2, 1], (await shop.VersionsAsync("p.flood")).Select(version => version.Number));
    }

    [Fact]
    public async Task Draft_OfAnAuthor_WaitsForNobodyUntilSubmitted()
    {
        await using var shop = await RuleShop.OpenAsync();
        var draft = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2", submit: false));

        Assert.IsType<RuleOutcome.TooLate>(await shop.ApproveAsync(RuleShop.Minh, draft));
        Assert.IsType<RuleOutcome.NotYours>(await shop.Proposals.ReviseAsync(RuleShop.Minh, draft.Number, shop.Draft("p.flood", "limit: 5.0", "limit: 5.3"), None));
        Assert.IsType<RuleOutcome.ReasonMissing>(await shop.Proposals.ReviseAsync(RuleShop.Lan, draft.Number, shop.Draft("p.flood", "limit: 5.0", "limit: 5.3") with { Reason = " " }, None));
        var submitted = Assert.IsType<RuleOutcome.Done>(await shop.Proposals.ReviseAsync(RuleShop.Lan, draft.Number, shop.Draft("p.flood", "limit: 5.0", "limit: 5.3"), None)).Proposal;
        Assert.Equal((RuleProposalState.Submitted, draft.Number), (submitted.State, submitted.Number));
        Assert.IsType<RuleOutcome.Done>(await shop.Proposals.WithdrawAsync(RuleShop.Lan, draft.Number, None));
        Assert.IsType<RuleOutcome.TooLate>(await shop.ApproveAsync(RuleShop.Minh, submitted));
    }

    [Fact]
    public async Task Reject_NeedsAWordAndClosesIt()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));

        Assert.IsType<RuleOutcome.ReasonMissing>(await shop.Proposals.RejectAsync(RuleShop.Minh, proposal.Number, " ", None));
        var rejected = Assert.IsType<RuleOutcome.Done>(await shop.Proposals.RejectAsync(RuleShop.Minh, proposal.Number, "giới hạn theo quyết định", None)).Proposal;

        Assert.Equal((RuleProposalState.Rejected, "minh", "giới hạn theo quyết định"), (rejected.State, rejected.DecidedBy, rejected.Comment));
        Assert.Equal(RuleShop.Alarms, shop.Text);
    }

    [Fact]
    public async Task Approve_TwoAtOnce_OnlyOneIsDone()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));

        var outcomes = await Task.WhenAll(shop.ApproveAsync(RuleShop.Minh, proposal), shop.ApproveAsync(RuleShop.Root, proposal));

        Assert.Single(outcomes.OfType<RuleOutcome.Done>());
        Assert.Equal(2, (await shop.VersionsAsync("p.flood")).Count);
    }

    [Fact]
    public async Task File_ChangedByHand_IsAVersionOfItsOwn()
    {
        await using var shop = await RuleShop.OpenAsync();
        await File.WriteAllTextAsync(shop.Path, shop.Text.Replace("limit: 3.4", "limit: 3.3", StringComparison.Ordinal));

        Assert.Equal(1, await shop.Ledger.CatchUpAsync(None));
        Assert.Equal(0, await shop.Ledger.CatchUpAsync(None));

        var newest = (await shop.VersionsAsync("p.battery"))[0];
        Assert.Equal((2, RuleVersion.ByFile, null), (newest.Number, newest.Author, newest.Approver));
        Assert.Single(await shop.VersionsAsync("p.flood"));
    }

    [Fact]
    public async Task Crash_BetweenFileAndRecord_IsRecordedAsWhatIsInForceAtTheNextStart()
    {
        await using var shop = await RuleShop.OpenAsync(store => new DyingStore(store));
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));
        shop.Services.GetRequiredService<IRuleStore>();
        ((DyingStore)shop.Store).Dead = true;

        Assert.IsType<RuleOutcome.Done>(await shop.ApproveAsync(RuleShop.Minh, proposal));
        ((DyingStore)shop.Store).Dead = false;
        Assert.Equal(RuleProposalState.Enforcing, (await shop.Store.FindAsync(proposal.Number, None))!.State);
        Assert.Single(await shop.VersionsAsync("p.flood"));
        Assert.Equal(5.2, shop.Rule("p.flood").Levels[1].Limit);
        using var next = shop.AfterARestart();
        await next.CatchUpAsync(None);

        Assert.Equal(RuleProposalState.Approved, (await shop.Store.FindAsync(proposal.Number, None))!.State);
        var newest = (await shop.VersionsAsync("p.flood"))[0];
        Assert.Equal((2, "lan", "minh", proposal.Number), (newest.Number, newest.Author, newest.Approver, newest.Proposal));
    }

    [Fact]
    public async Task Crash_BeforeTheFileWasWritten_WaitsForApprovalAgain()
    {
        await using var shop = await RuleShop.OpenAsync();
        var proposal = await shop.ProposeAsync(RuleShop.Lan, shop.Draft("p.flood", "limit: 5.0", "limit: 5.2"));
        await shop.Store.UpdateAsync(proposal with { State = RuleProposalState.Enforcing, DecidedBy = "minh" }, None);

        await shop.Ledger.CatchUpAsync(None);

        var found = (await shop.Store.FindAsync(proposal.Number, None))!;
        Assert.Equal((RuleProposalState.Submitted, null), (found.State, found.DecidedBy));
        Assert.Single(await shop.VersionsAsync("p.flood"));
    }

    /// <summary>Its process dies before the versions are stored.</summary>
    private sealed class DyingStore(IRuleStore store) : IRuleStore
    {
        public bool Dead { get; set; }

        public Task<RuleProposal> AddAsync(RuleProposal proposal, CancellationToken cancellation) => store.AddAsync(proposal, cancellation);

        public Task<RuleProposal?> UpdateAsync(RuleProposal proposal, CancellationToken cancellation) => store.UpdateAsync(proposal, cancellation);

        public Task<RuleProposal?> FindAsync(int number, CancellationToken cancellation) => store.FindAsync(number, cancellation);

        public Task<IReadOnlyList<RuleProposal>> ProposalsAsync(RuleProposalState? state, int limit, CancellationToken cancellation) => store.ProposalsAsync(state, limit, cancellation);

        public Task<int> CountAsync(RuleProposalState state, CancellationToken cancellation) => store.CountAsync(state, cancellation);

        public Task<IReadOnlyList<RuleVersion>> VersionsAsync(string ruleId, CancellationToken cancellation) => store.VersionsAsync(ruleId, cancellation);

        public Task<IReadOnlyList<RuleVersion>> NewestAsync(CancellationToken cancellation) => store.NewestAsync(cancellation);

        public Task RecordAsync(IReadOnlyList<RuleVersion> versions, RuleProposal? from, CancellationToken cancellation) =>
            Dead ? Task.FromException(new IOException("the process is gone")) : store.RecordAsync(versions, from, cancellation);
    }
}
