using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>Lines that InfluxDB never takes, among good ones.</summary>
[Collection(nameof(InfluxPeer))]
public sealed class InfluxRefusalTests(InfluxPeer peer)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [PeerFact("influxd")]
    public async Task FieldOfAnotherType_AmongGoodOnes_IsInQuarantineWithTheServersReason()
    {
        var database = await peer.Server.CreateDatabaseAsync();
        await using var folder = await InfluxFolder.OpenAsync(peer.Server, database);
        await peer.Server.WriteAsync(database, $"river,site=cau-cao,pack=water flow=7i {Some.Moment.UnixNanoseconds}");

        // One device, one moment: one line, of which only the flow is bad.
        await folder.Store.CommitAsync(
            Some.Batch(Some.Reading(4.62), Some.Reading(120.5, series: Some.Series(field: "flow")), Some.Reading(26, series: Some.Series(field: "warmth")), Some.Reading(4.63, 60)),
            None);
        await folder.DrainedAsync();

        Assert.Equal([4.62, 4.63, 26.0], (await folder.PointsAsync()).Select(point => point.Value).Order());
        var bad = Assert.Single(await folder.Quarantine.ListAsync(null, 0, 10, None));
        Assert.Contains("field type conflict", bad.Reason, StringComparison.Ordinal);
        Assert.Equal(("influxdb", "line/influxdb"), (bad.Source, bad.Topic));
        Assert.Equal($"river,pack=water,site=ben-binh flow=120.5 {Some.Moment.UnixNanoseconds}", Encoding.UTF8.GetString(bad.Payload.Span));
        Assert.Null(folder.Store.Health.Backlog!.Because);
    }

    [PeerFact("influxd")]
    public async Task FieldOfAnotherType_HundredsOfThem_AreAllFoundAndTheRestStands()
    {
        var database = await peer.Server.CreateDatabaseAsync();
        await using var folder = await InfluxFolder.OpenAsync(peer.Server, database);
        await peer.Server.WriteAsync(database, $"camera people=7i {Some.Moment.UnixNanoseconds}");
        var people = Some.Series("gate", "camera", "people");

        await folder.Store.CommitAsync(
            Some.Batch([.. Enumerable.Range(0, 600).Select(second => Some.Reading(second, second, second % 2 == 0 ? people : null))]), None);
        await folder.DrainedAsync();
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, 900), Some.Reading(1, 900, people)), None);
        await folder.DrainedAsync();

        Assert.Equal(301, (await folder.PointsAsync(new SeriesSelector("river", null, SeriesSelector.All.Tags))).Count);
        Assert.Equal(301, (await folder.Quarantine.TotalsAsync(None)).Entries);
    }

    [PeerFact("influxd")]
    public async Task BeyondTheRetentionPolicy_IsInQuarantine()
    {
        var database = await peer.Server.CreateDatabaseAsync();
        await peer.Server.AskAsync($"CREATE RETENTION POLICY hour ON \"{database}\" DURATION 1h REPLICATION 1 DEFAULT");
        await using var folder = await InfluxFolder.OpenAsync(peer.Server, database);
        var now = TimeProvider.System.GetInstant();

        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1) with { Time = now - TimeSpan.FromDays(30) }, Some.Reading(2) with { Time = now }), None);
        await folder.DrainedAsync();

        Assert.Equal([2.0], (await folder.PointsAsync()).Select(point => point.Value));
        Assert.Contains("retention policy", Assert.Single(await folder.Quarantine.ListAsync(null, 0, 10, None)).Reason, StringComparison.Ordinal);
    }

    [PeerTheory("influxd")]
    [InlineData("ends\\")]
    [InlineData("two\nlines")]
    public async Task NameThatLineProtocolCannotSay_IsRejectedAtOnce(string site)
    {
        await using var folder = await InfluxFolder.OpenAsync(peer.Server);

        var outcome = await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, series: Some.Series(site)), Some.Reading(2)), None);

        Assert.Contains("InfluxDB cannot hold", Assert.IsType<CommitOutcome.Rejected>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(await folder.Store.SeriesAsync(SeriesSelector.All, None));
    }

    [PeerFact("influxd")]
    public async Task Schema_IsWhatTheDocumentationSays()
    {
        var database = await peer.Server.CreateDatabaseAsync();
        await using var folder = await InfluxFolder.OpenAsync(peer.Server, database);
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(4.62, quality: Quality.Suspect, flags: ReadingFlags.Simulated), Some.Reading(4.63, 60)), None);
        await folder.DrainedAsync();

        var fields = await peer.Server.AskAsync("SHOW FIELD KEYS FROM river", database);
        var rows = await peer.Server.AskAsync("SELECT \"level\",\"level#quality\",\"level#simulated\",\"site\" FROM river", database);

        Assert.Contains("""[["level","float"],["level#quality","integer"],["level#simulated","integer"]]""", fields, StringComparison.Ordinal);
        Assert.Contains($"""[{Some.Moment.UnixNanoseconds},4.62,1,1,"ben-binh"],[{(Some.Moment + TimeSpan.FromMinutes(1)).UnixNanoseconds},4.63,null,null,"ben-binh"]""", rows, StringComparison.Ordinal);
    }
}
