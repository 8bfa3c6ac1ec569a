using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Series;
using OpsCenter.Ingest.Sheets;
using OpsCenter.Ingest.Tests.Pipeline;
using Xunit;

namespace OpsCenter.Ingest.Tests.Sheets;

public sealed class SheetIntakeTests
{
    private readonly PipelineHarness _pipeline = new();

    [Fact]
    public async Task Store_Readings_IsAnsweredOnlyOnceTheyAreCommittedAsTheyAre()
    {
        var at = new Instant(1);
        var reading = new Reading(new SeriesKey("budget", [], "spent"), at, 7, Quality.Good, ReadingFlags.Simulated, at);

        var stored = new SheetIntake(_pipeline.Pipeline, new SeriesInterner(10), _pipeline.Time).StoreAsync("sheets/p/2026", [reading], CancellationToken.None);
        Assert.False(stored.IsCompleted);
        await _pipeline.Commit();

        Assert.Null(await stored);
        Assert.Equal(reading, Assert.Single(Assert.Single(_pipeline.Store.Committed).Readings));
    }

    [Fact]
    public async Task Store_MoreSeriesThanAllowed_SaysSo()
    {
        var at = new Instant(1);
        var readings = new[] { "a", "b" }.Select(field => new Reading(new SeriesKey("budget", [], field), at, 7, Quality.Good, ReadingFlags.None, at)).ToList();

        var refused = await new SheetIntake(_pipeline.Pipeline, new SeriesInterner(1), _pipeline.Time).StoreAsync("sheets/p/2026", readings, CancellationToken.None);

        Assert.Contains("MaxSeries", refused, StringComparison.Ordinal);
        Assert.Equal(0, _pipeline.Pipeline.Pending);
    }
}
