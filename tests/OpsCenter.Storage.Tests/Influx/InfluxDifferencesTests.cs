using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>What InfluxDB makes different from the embedded store, by name, as <c>docs/influx.md</c> tells it.</summary>
[Collection(nameof(InfluxPeer))]
public sealed class InfluxDifferencesTests(InfluxPeer peer)
{
    private const int Remembered = 2;
    private static readonly CancellationToken None = CancellationToken.None;

    [PeerFact("influxd")]
    public async Task Repetition_OlderThanWhatIsRemembered_IsStoredOnceButNotCounted()
    {
        await using var folder = await ForgetfulAsync();
        await folder.Store.CommitAsync(Minutes(0, 10), None);

        var again = Assert.IsType<CommitOutcome.Accepted>(await folder.Store.CommitAsync(Minutes(0, 10), None));

        Assert.InRange(again.DuplicateReadings, Remembered, 2 * Remembered);
        Assert.Equal(10, (await folder.PointsAsync()).Count);
    }

    [PeerFact("influxd")]
    public async Task Revision_OlderThanWhatIsRemembered_ReplacesValueAndMarksButIsNotMarkedItself()
    {
        await using var folder = await ForgetfulAsync();
        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, quality: Quality.Bad, flags: ReadingFlags.Late)), None);
        await folder.Store.CommitAsync(Minutes(1, 10), None);

        await folder.Store.CommitAsync(Some.Batch(Some.Reading(2)), None);

        Assert.Equal(new Point(Some.Moment, 2, Quality.Good, ReadingFlags.None), (await folder.PointsAsync())[0]);
    }

    [PeerFact("influxd")]
    public async Task SeriesThatDifferInAnEmptyTagOnly_AreOneInTheDatabase()
    {
        await using var folder = await InfluxFolder.OpenAsync(peer.Server);
        var with = new SeriesKey("river", [new("note", ""), new("site", "a")], "level");
        var without = new SeriesKey("river", [new("site", "a")], "level");

        await folder.Store.CommitAsync(Some.Batch(Some.Reading(1, series: with), Some.Reading(2, 60, without)), None);

        Assert.Equal(2, (await folder.Store.SeriesAsync(SeriesSelector.All, None)).Count);
        Assert.Equal(4, (await folder.PointsAsync()).Count);
    }

    private Task<InfluxFolder> ForgetfulAsync() => OpenAsync(("RememberReadings", $"{Remembered}"), ("KeepReadings", "0"));

    private async Task<InfluxFolder> OpenAsync(params (string Key, string Value)[] settings) =>
        await InfluxFolder.OpenAsync(peer.Server, await peer.Server.CreateDatabaseAsync(), settings);

    private static TelemetryBatch Minutes(int from, int count) =>
        Some.Batch([.. Enumerable.Range(from, count).Select(minute => Some.Reading(minute, minute * 60))]);
}
