using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>A database that goes away while readings come, and comes back.</summary>
public sealed class InfluxOutageTests
{
    private const int Batches = 60;
    private static readonly CancellationToken None = CancellationToken.None;

    [PeerFact("influxd")]
    public Task Killed_WhileCommitsGoOn_NothingIsLost() => AwayAsync(server => server.KillAsync(), server => server.StartAgainAsync());

    [PeerFact("influxd")]
    public Task Held_WhileCommitsGoOn_NothingIsLost() => AwayAsync(server => server.HoldAsync(), server => server.ReleaseAsync());

    [PeerFact("influxd")]
    public async Task Down_AtTheStart_WhatWasKnownIsLatest()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server);
        await CommitAsync(folder, 0, 5);
        await folder.DrainedAsync();
        await server.KillAsync();

        await folder.ReopenAsync();
        await CommitAsync(folder, 5, 3);
        await folder.ReopenAsync();

        Assert.Equal([7.0], (await folder.Store.LatestAsync(SeriesSelector.All, None)).Select(reading => reading.Value));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await folder.Store.OldestAsync(SeriesSelector.All, None));
        await server.StartAgainAsync();
        await folder.DrainedAsync();
        Assert.Equal(Enumerable.Range(0, 8).Select(number => (double)number), (await folder.PointsAsync()).Select(point => point.Value));
        Assert.Equal(Some.Moment, await folder.Store.OldestAsync(SeriesSelector.All, None));
    }

    [PeerFact("influxd")]
    public async Task Down_SeveralRevisionsOfOneMoment_TheLastStands()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server);
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, quality: Quality.Bad)), None);
        await folder.DrainedAsync();
        await server.KillAsync();

        await folder.Store.CommitAsync(Some.Batch(Some.Reading(2)), None);
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(3)), None);
        await server.StartAgainAsync();
        await folder.DrainedAsync();

        Assert.Equal([new Point(Some.Moment, 3, Quality.Good, ReadingFlags.Revised)], await folder.PointsAsync());
    }

    [PeerFact("influxd")]
    public async Task Down_MoreThanTheSpoolMayHold_IsRetryableAndGoesOnAfterwards()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server, await server.CreateDatabaseAsync(), ("SpoolBytes", $"{1 << 20}"));
        await server.KillAsync();
        var accepted = 0;
        CommitOutcome outcome;
        do
        {
            outcome = await folder.Store.CommitAsync(Many(accepted++), None);
        }
        while (outcome is CommitOutcome.Accepted);

        Assert.Contains("spool is full", Assert.IsType<CommitOutcome.Retryable>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal((true, false), (folder.Store.Health.RefusesBecause is not null, folder.Store.Health.IsFull));
        await server.StartAgainAsync();
        await folder.DrainedAsync();
        Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Many(accepted - 1), None));
        Assert.Equal(accepted * 1000, (await folder.PointsAsync()).Count);
        Assert.Null(folder.Store.Health.RefusesBecause);
    }

    [PeerFact("influxd")]
    public async Task WrongPassword_IsSaidAndIngestGoesOn()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server, await server.CreateDatabaseAsync(), ("Password", "wrong"));

        await CommitAsync(folder, 0, 3);
        await folder.DownAsync();

        var backlog = folder.Store.Health.Backlog!;
        Assert.Equal(3, backlog.Readings);
        Assert.Contains("refuses the credentials (401", backlog.Because, StringComparison.Ordinal);
        Assert.Contains("Storage:Influx:Username", backlog.Because, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", backlog.Because, StringComparison.Ordinal);
    }

    [PeerFact("influxd")]
    public async Task UnknownDatabase_IsSaidByName()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server, "nowhere");

        await CommitAsync(folder, 0, 1);
        await folder.DownAsync();

        Assert.Contains("'nowhere'", folder.Store.Health.Backlog!.Because, StringComparison.Ordinal);
    }

    private static async Task AwayAsync(Func<InfluxServer, Task> goAway, Func<InfluxServer, Task> comeBack)
    {
        await using var server = await InfluxServer.StartAsync();
        await using var folder = await InfluxFolder.OpenAsync(server, await server.CreateDatabaseAsync(), ("Timeout", "00:00:03"));
        await CommitAsync(folder, 0, Batches / 3);
        await goAway(server);
        await CommitAsync(folder, Batches / 3, Batches / 3);
        await folder.DownAsync();

        Assert.Equal([(Batches * 2 / 3) - 1], (await folder.Store.LatestAsync(SeriesSelector.All, None)).Select(reading => (int)reading.Value));
        Assert.True(folder.Store.Health is { RefusesBecause: null, Backlog.Readings: > 0 });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => folder.PointsAsync());
        Assert.Single(await folder.Store.EventsAsync(new EventQuery(default, new Instant(long.MaxValue), Limit: 1), None));

        await comeBack(server);
        await CommitAsync(folder, Batches * 2 / 3, Batches / 3);
        await folder.DrainedAsync();
        Assert.Equal(Enumerable.Range(0, Batches).Select(number => (double)number), (await folder.PointsAsync()).Select(point => point.Value));
        Assert.Equal(new StoreBacklog(0, TimeSpan.Zero, null), folder.Store.Health.Backlog);
    }

    private static async Task CommitAsync(InfluxFolder folder, int from, int count)
    {
        for (var number = from; number < from + count; number++)
        {
            var batch = new TelemetryBatch([Some.Reading(number, number)], [Some.Event($"event-{number}", number)]);
            Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(batch, None));
        }
    }

    private static TelemetryBatch Many(int second) =>
        Some.Batch([.. Enumerable.Range(0, 1000).Select(number => Some.Reading(number, second, Some.Series($"s{number}")))]);
}
