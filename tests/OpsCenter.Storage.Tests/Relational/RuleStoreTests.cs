using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Relational;
using Xunit;

namespace OpsCenter.Storage.Tests.Relational;

/// <summary>Proposals and versions of alarm rules, on both databases.</summary>
public sealed class RuleStoreTests(PostgresServer postgres) : RelationalSuite(postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly RuleVerdict Verdict = new("water.flood", new Instant(1), new Instant(2), 3, 4, 1.25, 2, 5, 2.5, 1, 2, true);

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Proposals_Added_AreReadAsWritten(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IRuleStore>();
        var draft = await store.AddAsync(Some(RuleProposalState.Draft), None);

        var submitted = await store.AddAsync(Some(RuleProposalState.Submitted) with { SubmittedAt = new Instant(7), Verdicts = [Verdict], Comment = "ừ", DecidedBy = "minh", DecidedAt = new Instant(8) }, None);

        Assert.Equal((1, 2, 1), (draft.Number, submitted.Number, submitted.Revision));
        Assert.Equivalent(submitted, await store.FindAsync(2, None), strict: true);
        Assert.Null(await store.FindAsync(3, None));
        Assert.Equal([2, 1], (await store.ProposalsAsync(null, 10, None)).Select(one => one.Number));
        Assert.Equal([2], (await store.ProposalsAsync(RuleProposalState.Submitted, 10, None)).Select(one => one.Number));
        Assert.Equal([2], (await store.ProposalsAsync(null, 1, None)).Select(one => one.Number));
        Assert.Equal((1, 0), (await store.CountAsync(RuleProposalState.Draft, None), await store.CountAsync(RuleProposalState.Approved, None)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Proposals_ManyProcessesAtOnce_EachGetsANumberOfItsOwn(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);

        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => database.AnotherProcess().GetRequiredService<IRuleStore>().AddAsync(Some(RuleProposalState.Draft), None))));

        Assert.Equal([1, 2, 3, 4, 5, 6], added.Select(one => one.Number).Order());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Update_RevisionOfSomebodyElse_IsRefused(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IRuleStore>();
        var read = await store.AddAsync(Some(RuleProposalState.Submitted), None);

        var first = await store.UpdateAsync(read with { State = RuleProposalState.Approved, DecidedBy = "minh" }, None);
        var second = await store.UpdateAsync(read with { State = RuleProposalState.Rejected }, None);

        Assert.Equal(2, first!.Revision);
        Assert.Null(second);
        Assert.Equivalent(first, await store.FindAsync(1, None), strict: true);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Record_Versions_AreNumberedPerRuleTogetherWithTheProposal(RelationalProvider provider)
    {
        await using var database = await MigratedAsync(provider);
        var store = database.Get<IRuleStore>();
        var proposal = await store.AddAsync(Some(RuleProposalState.Enforcing), None);
        await store.RecordAsync([Version("water.flood", "1"), Version("air.pm25", "1")], null, None);

        await store.RecordAsync([Version("water.flood", null) with { Approver = "minh", Proposal = 1, Verdict = Verdict, Reason = "vì" }], proposal with { State = RuleProposalState.Approved }, None);

        var versions = await store.VersionsAsync("water.flood", None);
        Assert.Equal([(2, null), (1, "1")], versions.Select(version => (version.Number, version.Text)));
        Assert.Equal(("minh", 1, Verdict, "vì"), (versions[0].Approver, versions[0].Proposal, versions[0].Verdict, versions[0].Reason));
        Assert.Equal([("air.pm25", 1), ("water.flood", 2)], (await store.NewestAsync(None)).Select(version => (version.RuleId, version.Number)));
        Assert.Equal(RuleProposalState.Approved, (await store.FindAsync(1, None))!.State);
        Assert.Empty(await store.VersionsAsync("water.none", None));
    }

    private static RuleVersion Version(string rule, string? text) => new() { RuleId = rule, Pack = "water", Text = text, Author = RuleVersion.ByFile, At = new Instant(5) };

    private static RuleProposal Some(RuleProposalState state) => new()
    {
        Pack = "water",
        State = state,
        Author = "lan",
        AuthorKind = CallerKind.Person,
        Reason = "Lũ tiểu mãn",
        Changes = [new RuleChange("water.flood", "alarms:\n", null), new RuleChange("water.new", null, "alarms:\n  - id: water.new\n")],
        CreatedAt = new Instant(3),
    };
}
