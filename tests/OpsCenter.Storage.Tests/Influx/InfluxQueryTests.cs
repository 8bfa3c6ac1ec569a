using OpsCenter.Core.Telemetry;
using OpsCenter.Storage.Tests.Embedded;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.Storage.Tests.Influx;

/// <summary>The same readings in both stores: the same questions, the same answers.</summary>
[Collection(nameof(InfluxPeer))]
public sealed class InfluxQueryTests(InfluxPeer peer)
{
    private const int Sites = 30;
    private const int Readings = 2_000;
    private static readonly CancellationToken None = CancellationToken.None;

    [PeerFact("influxd")]
    public async Task Query_ManySeriesAndAllMannerOfWindows_AnswersWhatTheEmbeddedStoreAnswers()
    {
        using var embedded = new EmbeddedFolder();
        await using var influx = await InfluxFolder.OpenAsync(peer.Server, await peer.Server.CreateDatabaseAsync(), ("RememberReadings", "100"));
        foreach (var batch in History().Chunk(500))
        {
            await embedded.Store.CommitAsync(Some.Batch(batch), None);
            await influx.Store.CommitAsync(Some.Batch(batch), None);
        }

        await influx.DrainedAsync();
        foreach (var query in Questions())
        {
            AssertSame(await AnswersAsync(embedded.Store, query), await AnswersAsync(influx.Store, query), query);
        }

        Assert.Equal(await embedded.Store.OldestAsync(SeriesSelector.All, None), await influx.Store.OldestAsync(SeriesSelector.All, None));
        Assert.Equal(
            await embedded.Store.DeleteBeforeAsync("river", Some.Moment + TimeSpan.FromHours(5), None),
            await influx.Store.DeleteBeforeAsync("river", Some.Moment + TimeSpan.FromHours(5), None));
        AssertSame(await AnswersAsync(embedded.Store, Questions().First()), await AnswersAsync(influx.Store, Questions().First()), Questions().First());
    }

    /// <summary>Half a day, out of order, with repetitions and revisions, of series with differing tags.</summary>
    private static Reading[] History()
    {
        var random = new Random(7);
        var series = Enumerable.Range(0, Sites).SelectMany(site => new[]
        {
            Some.Series($"s{site}"),
            Some.Series($"s{site}", "rain", "amount"),
            new SeriesKey("river", site % 3 == 0 ? [new("site", $"s{site}"), new("area", "phường 1, A=B")] : [new("device", $"d {site}")], "flow"),
        }).ToArray();
        return [.. Enumerable.Range(0, Readings).Select(_ => Some.Reading(
            random.Next(0, 40) / 4.0,
            random.Next(0, 700) * 60,
            series[random.Next(series.Length)],
            (Quality)Math.Max(0, random.Next(-6, 3)),
            random.Next(5) == 0 ? (ReadingFlags)random.Next(16) : ReadingFlags.None))];
    }

    private static IEnumerable<RangeQuery> Questions()
    {
        SeriesSelector[] selectors =
        [
            SeriesSelector.All,
            new("river", "level", SeriesSelector.All.Tags),
            new("river", "flow", new Dictionary<string, string> { ["area"] = "*" }),
            new(null, null, new Dictionary<string, string> { ["site"] = "s3" }),
        ];
        return from selector in selectors
               from step in new TimeSpan?[] { null, TimeSpan.FromMinutes(7), TimeSpan.FromHours(1), TimeSpan.FromDays(1) }
               from aggregate in step is null ? [Aggregate.Mean] : Enum.GetValues<Aggregate>()
               from most in new[] { 100_000, 150 }
               from hours in new[] { 0, 3.3 }
               select new RangeQuery(selector, Some.Moment + TimeSpan.FromHours(hours), Some.Moment + TimeSpan.FromHours(11), step, aggregate, TimeSpan.FromHours(7), most);
    }

    private static async Task<List<SeriesPoints>> AnswersAsync(ITelemetryStore store, RangeQuery query)
    {
        var answers = new List<SeriesPoints>();
        await foreach (var answer in store.QueryAsync(query, None))
        {
            answers.Add(answer);
        }

        return answers;
    }

    private static void AssertSame(List<SeriesPoints> expected, List<SeriesPoints> actual, RangeQuery query)
    {
        Assert.True(
            expected.Select(Text).SequenceEqual(actual.Select(Text)),
            $"{query.Selector} {query}:\n{string.Join('\n', expected.Select(Text).Except(actual.Select(Text)).Take(3))}\nbut\n{string.Join('\n', actual.Select(Text).Except(expected.Select(Text)).Take(3))}");
    }

    /// <summary>Means and sums may differ in the last bits: the order of adding is the store's own.</summary>
    private static string Text(SeriesPoints answer) =>
        $"{answer.Series} {answer.Truncated} {string.Join(' ', answer.Points.Select(point => FormattableString.Invariant($"{point.Time.UnixNanoseconds}={point.Value:G12},{point.Quality},{point.Flags}")))}";
}
