using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests.Pipeline;

public sealed class IngestPipelineTests
{
    [Fact]
    public async Task SubmitAsync_StoreStillBusy_IsNotAnsweredBeforeTheCommit()
    {
        var harness = new PipelineHarness();
        harness.Store.Hold();

        var answer = harness.Submit("m v=1");
        var cycle = harness.Commit();
        await harness.Store.Entered;
        var answeredTooEarly = answer.IsCompleted;
        harness.Store.Release();
        await cycle;

        Assert.False(answeredTooEarly);
        Assert.Equal(new IngestOutcome(IngestResult.Stored, null, 1), await answer);
        Assert.Equal("m v", Assert.Single(Assert.Single(harness.Store.Committed).Readings).Series.Canonical);
    }

    [Fact]
    public async Task CommitNextAsync_ManyWaiting_StoresThemInOneCommitInOrder()
    {
        var harness = new PipelineHarness();
        var answers = Enumerable.Range(0, 100).Select(i => harness.Submit($"m v={i}")).ToArray();

        await harness.Commit();
        await Task.WhenAll(answers);

        var batch = Assert.Single(harness.Store.Committed);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (double)i), batch.Readings.Select(reading => reading.Value));
    }

    [Fact]
    public async Task CommitNextAsync_WhileOneCommitRuns_TheNextGathers()
    {
        var harness = new PipelineHarness();
        harness.Store.Hold();
        var first = harness.Submit("m v=1");
        var cycle = harness.Commit();
        await harness.Store.Entered;
        var later = Enumerable.Range(2, 10).Select(i => harness.Submit($"m v={i}")).ToArray();

        harness.Store.Release();
        await cycle;
        await harness.Commit();
        await Task.WhenAll([first, .. later]);

        Assert.Equal([1, 10], harness.Store.Committed.Select(batch => batch.Readings.Count));
    }

    [Fact]
    public async Task CommitNextAsync_MoreThanABatchHolds_IsSplit()
    {
        var harness = new PipelineHarness(options => options.MaxBatchMessages = 40);
        var answers = Enumerable.Range(0, 100).Select(i => harness.Submit($"m v={i}")).ToArray();

        await harness.Commit();
        await harness.Commit();
        await harness.Commit();
        await Task.WhenAll(answers);

        Assert.Equal([40, 40, 20], harness.Store.Committed.Select(batch => batch.Readings.Count));
    }

    [Fact]
    public async Task CommitNextAsync_StoreRetryableThenAccepted_AnswersStoredAfterTheBackOff()
    {
        var harness = new PipelineHarness();
        harness.Store.Answers(_ => new CommitOutcome.Retryable("disk full"));
        harness.Store.Answers(_ => new CommitOutcome.Retryable("disk full"));
        var started = harness.Time.GetUtcNow();
        var answer = harness.Submit("m v=1");

        var cycle = harness.Commit();
        Assert.False(answer.IsCompleted);
        await harness.PassTimeUntil(cycle);

        Assert.Equal(IngestResult.Stored, (await answer).Result);
        Assert.Equal(3, harness.Store.Attempts);
        Assert.True(harness.Time.GetUtcNow() - started >= TimeSpan.FromMilliseconds(150), "it did not back off");
    }

    [Fact]
    public async Task CommitNextAsync_StoreStaysRetryable_GivesUpAndTellsTheSender()
    {
        var harness = new PipelineHarness(options => options.RetryFor = TimeSpan.FromMilliseconds(200));
        for (var i = 0; i < 10; i++)
        {
            harness.Store.Answers(_ => new CommitOutcome.Retryable("disk full"));
        }

        var answer = harness.Submit("m v=1");
        var cycle = harness.Commit();
        await harness.PassTimeUntil(cycle);

        Assert.Equal(new IngestOutcome(IngestResult.StoreFailed, "disk full"), await answer);
        Assert.Empty(harness.Store.Committed);
        Assert.Equal(0, harness.Pipeline.Pending);
    }

    [Fact]
    public async Task CommitNextAsync_StoreRejectsABatch_OnlyThePoisonedMessageGoesToQuarantine()
    {
        var harness = new PipelineHarness();
        for (var i = 0; i < 20; i++)
        {
            harness.Store.Answers(batch => batch.Readings.Any(reading => reading.Value == 13)
                ? new CommitOutcome.Rejected("unlucky")
                : new CommitOutcome.Accepted(0, []));
        }

        var answers = Enumerable.Range(0, 20).Select(i => harness.Submit($"m v={i}")).ToArray();
        await harness.Commit();
        var outcomes = await Task.WhenAll(answers);

        Assert.Equal(IngestResult.Quarantined, outcomes[13].Result);
        Assert.All(outcomes.Where((_, i) => i != 13), outcome => Assert.Equal(IngestResult.Stored, outcome.Result));
        Assert.Equal(
            Enumerable.Range(0, 20).Where(i => i != 13).Select(i => (double)i),
            harness.Store.Committed.SelectMany(batch => batch.Readings).Select(reading => reading.Value));
        var entry = Assert.Single(harness.Quarantine.Entries);
        Assert.Equal(("m v=13", "the store refused it: unlucky"), (entry.Payload, entry.Reason));
    }

    [Fact]
    public async Task SubmitAsync_Undecodable_IsInQuarantineBeforeTheAnswer()
    {
        var harness = new PipelineHarness();

        var answer = harness.Submit("garbage");
        Assert.False(answer.IsCompleted);
        Assert.Empty(harness.Quarantine.Entries);
        await harness.Commit();

        Assert.Equal(IngestResult.Quarantined, (await answer).Result);
        var entry = Assert.Single(harness.Quarantine.Entries);
        Assert.Equal(("line", "line/t", "dev", "garbage\n"), (entry.Source, entry.Topic, entry.Device, entry.Payload));
        Assert.Contains("missing fields", entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitAsync_QuarantineRefuses_IsNotAcknowledgedButItsNeighbourIs()
    {
        var harness = new PipelineHarness();
        harness.Quarantine.Refuses = true;

        var bad = harness.Submit("garbage");
        var good = harness.Submit("m v=1");
        await harness.Commit();

        Assert.Equal(IngestResult.StoreFailed, (await bad).Result);
        Assert.Equal(IngestResult.Stored, (await good).Result);
    }

    [Fact]
    public async Task SubmitAsync_StoreFull_LeavesTheLastOfTheDiskToOthersThanTheQuarantine()
    {
        var harness = new PipelineHarness();
        harness.Store.Health = new StoreHealth("the disk is full", IsFull: true);

        var answer = harness.Submit("not line protocol");
        await harness.Commit();

        Assert.Equal(IngestResult.StoreFailed, (await answer).Result);
        Assert.Empty(harness.Quarantine.Entries);
    }

    [Fact]
    public async Task SubmitAsync_IntakeFull_ShedsQos0FirstAndPushesBackTheRest()
    {
        var harness = new PipelineHarness(options => (options.MaxPendingMessages, options.SheddableShare) = (100, 0.5));
        var accepted = Enumerable.Range(0, 50).Select(_ => harness.Submit("m v=1")).ToArray();

        var shed = await harness.Submit("m v=1", sheddable: true);
        var kept = Enumerable.Range(0, 50).Select(_ => harness.Submit("m v=1")).ToArray();
        var refused = await harness.Submit("m v=1");

        Assert.Equal(IngestResult.Overloaded, shed.Result);
        Assert.Equal(IngestResult.Overloaded, refused.Result);
        await harness.Commit();
        Assert.All(await Task.WhenAll([.. accepted, .. kept]), outcome => Assert.Equal(IngestResult.Stored, outcome.Result));
        Assert.Equal(0, harness.Pipeline.Pending);
        var again = harness.Submit("m v=1", sheddable: true);
        await harness.Commit();
        Assert.Equal(IngestResult.Stored, (await again).Result);
    }

    [Fact]
    public async Task CommitNextAsync_ASinkThrows_TheOthersSeeTheBatchInOrderAndTheSenderIsAnswered()
    {
        var journal = new List<string>();
        var harness = new PipelineHarness(
            null, new RecordingSink(20, journal), new RecordingSink(0, journal), new RecordingSink(10, journal, throws: true));

        var answer = harness.Submit("m v=1,w=2");
        await harness.Commit();

        Assert.Equal(IngestResult.Stored, (await answer).Result);
        Assert.Equal(["0:2", "10:2", "20:2"], journal);
    }

    [Fact]
    public async Task CommitNextAsync_StoreThrows_IsRetriedLikeARefusal()
    {
        var harness = new PipelineHarness(options => options.RetryFor = TimeSpan.Zero);
        harness.Store.Answers(_ => throw new InvalidOperationException("bug"));

        var answer = harness.Submit("m v=1");
        await harness.Commit();

        Assert.Equal(new IngestOutcome(IngestResult.StoreFailed, "bug"), await answer);
    }

    [Fact]
    public async Task Stop_WithWorkWaiting_StoresItAndThenRefuses()
    {
        var harness = new PipelineHarness();
        var waiting = harness.Submit("m v=1");

        harness.Pipeline.Stop();
        var late = await harness.Submit("m v=2");
        var first = await harness.Commit();
        var second = await harness.Commit();

        Assert.Equal((true, false), (first, second));
        Assert.Equal(IngestResult.Stored, (await waiting).Result);
        Assert.Equal(IngestResult.Overloaded, late.Result);
    }

    [Fact]
    public async Task SubmitAsync_OnlyATextField_IsAnsweredAtOnceWithNothingStored()
    {
        var harness = new PipelineHarness();

        var outcome = await harness.Submit("m note=\"hello\"");

        Assert.Equal(new IngestOutcome(IngestResult.Stored), outcome);
        Assert.Empty(harness.Store.Committed);
    }

    [Fact]
    public async Task Statistics_AfterGoodAndBad_CountBothPerSource()
    {
        var harness = new PipelineHarness();
        var answers = new[] { harness.Submit("m v=1,w=2"), harness.Submit("bad") };
        await harness.Commit();
        await Task.WhenAll(answers);

        var line = Assert.Single(harness.Statistics.Snapshot());
        Assert.Equal(("line", 2L, 2L, 1L), (line.Source, line.Messages, line.Readings, line.Quarantined));
        Assert.NotNull(line.LastError);
    }

    [Fact]
    public async Task SubmitAsync_FromManyThreads_EveryMessageIsStoredOnceAndEachSenderInOrder()
    {
        var harness = new PipelineHarness();
        var crank = Task.Run(async () =>
        {
            while (await harness.Commit())
            {
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                Assert.Equal(IngestResult.Stored, (await harness.Submit($"m,s={sender} v={i}")).Result);
            }
        })));
        harness.Pipeline.Stop();
        await crank;

        var bySender = harness.Store.Committed.SelectMany(batch => batch.Readings).GroupBy(reading => reading.Series.Tag("s")!).ToArray();
        Assert.Equal(8, bySender.Length);
        Assert.All(bySender, readings => Assert.Equal(Enumerable.Range(0, 500).Select(i => (double)i), readings.Select(reading => reading.Value)));
    }
}
