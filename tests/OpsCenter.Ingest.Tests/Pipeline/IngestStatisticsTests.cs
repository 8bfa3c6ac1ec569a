using OpsCenter.Ingest.Pipeline;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Ingest.Tests.Pipeline;

/// <summary>What the pages of sources and devices show of the way of a message.</summary>
public sealed class IngestStatisticsTests
{
    private readonly PipelineHarness _harness = new(options => options.MaxPendingMessages = 2);

    [Fact]
    public async Task Snapshot_StoredMessages_HaveBytesAndLag()
    {
        var measured = _harness.Time.GetInstant();
        _harness.Time.Advance(TimeSpan.FromSeconds(4));
        var answer = _harness.Submit($"m,device=d1 v=1 {measured.UnixNanoseconds}");
        _harness.Time.Advance(TimeSpan.FromSeconds(1));
        await _harness.Commit();
        await answer;

        var source = Assert.Single(_harness.Statistics.Snapshot());
        Assert.Equal((1L, TimeSpan.FromSeconds(5), 0L), (source.Messages, source.Lag, source.Shed));
        Assert.Equal($"m,device=d1 v=1 {measured.UnixNanoseconds}".Length, source.Bytes);
    }

    [Fact]
    public async Task Snapshot_IntakeFull_CountsForTheSourceThatWouldHaveTakenIt()
    {
        var waiting = new[] { _harness.Submit("m v=1"), _harness.Submit("m v=2") };
        await _harness.Submit("m v=3");
        await _harness.Submit("m v=4", sheddable: true);
        await _harness.Commit();
        await Task.WhenAll(waiting);

        var source = Assert.Single(_harness.Statistics.Snapshot());
        Assert.Equal(("line", 2L, 2L), (source.Source, source.Messages, source.Shed));
    }

    [Fact]
    public async Task Devices_SeveralInOneMessage_AreEachCounted()
    {
        var answer = _harness.Submit("m,device=d1 v=1,w=2\nm,device=d2 v=3\nthis is no line");
        await _harness.Commit();
        await answer;
        var now = _harness.Time.GetInstant();

        Assert.Equal((2L, 1L, "line", "dev"), (Find("d1").Readings, Find("d2").Readings, Find("d1").Source, Find("d1").Sender));
        Assert.Equal(1, Find("dev").Refused);

        OpsCenter.Core.Devices.DeviceCounts Find(string device) => _harness.Devices.Find(device, now)!;
    }

    [Fact]
    public async Task Snapshot_StoreRefuses_IsAnErrorAndNoDeviceCame()
    {
        var harness = new PipelineHarness(options => options.RetryFor = TimeSpan.Zero);
        harness.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));
        var answer = harness.Submit("m,device=d1 v=1");
        await harness.Commit();

        Assert.Equal(IngestResult.StoreFailed, (await answer).Result);
        Assert.Equal((1L, "the disk is full"), (harness.Statistics.Snapshot().Single().Failed, harness.Statistics.Snapshot().Single().LastError));
        Assert.Empty(harness.Devices.Devices);
    }
}
