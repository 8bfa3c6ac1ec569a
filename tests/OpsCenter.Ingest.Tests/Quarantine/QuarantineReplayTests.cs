using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Quarantine;
using OpsCenter.Ingest.Tests.Configuration;
using Xunit;

namespace OpsCenter.Ingest.Tests.Quarantine;

/// <summary>A mapping is mended and what it refused is read again, through the whole of AddIngest.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "xunit calls DisposeAsync")]
public sealed class QuarantineReplayTests : IAsyncLifetime
{
    private IngestServer _server = null!;

    public async Task InitializeAsync() => _server = await IngestServer.StartAsync(new TemporaryConfig());

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task All_AfterTheMappingIsMended_StoresWhatItUnderstandsAndKeepsTheRestWithTheReasonOfToday()
    {
        await PushAsync("new/d1", "{\"level\": 1}");
        await PushAsync("new/d2", "garbage");
        await PushAsync("other/d3", "{\"level\": 3}");
        await MendAsync("- {id: p.s, topic: 'new/{device}', readings: [{measurement: river, fields: {level: level}}]}");

        var pages = 0;
        var done = await _server.Replay.AllAsync(null, _ => false, _ => pages++, CancellationToken.None);

        Assert.Equal(new ReplayProgress(1, 2), done);
        Assert.Equal(1, pages);
        Assert.Equal(("d1", 1.0), (Assert.Single(_server.Readings).Series.Tag("device"), _server.Readings.Single().Value));
        Assert.Equal(["new/d2", "other/d3"], _server.Quarantine.Entries.Select(entry => entry.Topic));
        Assert.DoesNotContain("no mapping matches", _server.Quarantine.Entries[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_Search_LeavesTheOthersAlone()
    {
        await PushAsync("new/d1", "{\"level\": 1}");
        await PushAsync("other/d1", "{\"level\": 1}");
        await MendAsync("- {id: p.s, topic: '+/{device}', readings: [{measurement: river, fields: {level: level}}]}");

        Assert.Equal(new ReplayProgress(1, 0), await _server.Replay.AllAsync("new/", _ => false, null, CancellationToken.None));

        Assert.Equal("other/d1", Assert.Single(_server.Quarantine.Entries).Topic);
    }

    [Fact]
    public async Task All_StoreRefuses_EndsAndLosesNothing()
    {
        await PushAsync("new/d1", "{\"level\": 1}");
        await PushAsync("new/d2", "{\"level\": 2}");
        await MendAsync("- {id: p.s, topic: 'new/{device}', readings: [{measurement: river, fields: {level: level}}]}");
        _server.Store.Answers(_ => new CommitOutcome.Retryable("the disk is full"));

        var done = await _server.Replay.AllAsync(null, _ => false, null, CancellationToken.None);

        Assert.Equal((0L, true), (done.Seen, done.Failure is not null));
        Assert.Equal(2, _server.Quarantine.Entries.Count);
        Assert.Equal(new ReplayProgress(2, 0), await _server.Replay.AllAsync(null, _ => false, null, CancellationToken.None));
    }

    [Fact]
    public async Task One_OfASimulator_StaysMarked()
    {
        await PushAsync("new/d1", "{\"level\": 1}");
        await MendAsync("- {id: p.s, topic: 'new/{device}', readings: [{measurement: river, fields: {level: level}}]}");

        Assert.Equal(new ReplayProgress(1, 0), await _server.Replay.OneAsync(1, _ => true, CancellationToken.None));
        Assert.True(Assert.Single(_server.Readings).Flags.HasFlag(ReadingFlags.Simulated));
        Assert.Equal(new ReplayProgress(0, 0), await _server.Replay.OneAsync(1, _ => true, CancellationToken.None));
    }

    private async Task PushAsync(string topic, string payload)
    {
        await _server.Client.PostAsync($"/api/v1/ingest/{topic}", new StringContent(payload, Encoding.UTF8));
    }

    private async Task MendAsync(string source)
    {
        var reloaded = _server.ReloadedAsync();
        _server.Config.Sources(source);
        await reloaded;
    }
}
