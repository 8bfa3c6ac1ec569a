using OpsCenter.Core.History;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.History;

public sealed class WindowValuesTests
{
    [Fact]
    public void Rate_OfACounter_IsGrowthPerSecondSinceTheReadingBefore()
    {
        // 0 at 0 s, 10 at 50 s; 40 at 110 s: 30 in 60 s.
        Assert.Equal([0.2, 0.5], Rates((0, 0), (50, 10), (110, 40)));
    }

    [Fact]
    public void Rate_CounterBeganAgain_CountsFromZeroAndIsNeverNegative()
    {
        // 100 → 130, a restart, 5 → 20: 30 + 5 + 15 in 45 s.
        Assert.Equal([50 / 45.0], Rates((0, 100), (15, 130), (30, 5), (45, 20)));

        // The restart falls between two windows: 7 in 60 s.
        Assert.Equal([0.0, 7 / 60.0], Rates((0, 1000), (50, 1000), (110, 7)));
    }

    [Fact]
    public void Rate_OneReadingAndNoneBefore_IsAbsent() => Assert.Equal([1 / 60.0], Rates((30, 5), (90, 6)));

    [Fact]
    public void Percentile_NearestRank_IsAReading()
    {
        var sample = new ValueSample(1000);
        foreach (var value in Enumerable.Range(1, 20).Reverse())
        {
            sample.Add(value);
        }

        Assert.Equal((1, 10, 19, 20, 20), (sample.Percentile(0.1), sample.Percentile(50), sample.Percentile(95), sample.Percentile(99.9), sample.Percentile(100)));
    }

    [Fact]
    public void Percentile_MoreValuesThanTheBound_IsNearAndBounded()
    {
        var sample = new ValueSample(1000);
        for (var value = 0; value < 100_000; value++)
        {
            sample.Add(value * 7919 % 100_000);
        }

        Assert.InRange(sample.Percentile(95), 93_000, 97_000);
        sample.Clear();
        Assert.Equal(double.NaN, sample.Percentile(95));
    }

    private static IEnumerable<double> Rates(params (int Second, double Value)[] readings)
    {
        var collector = new WindowCollector(
            new RangeQuery(SeriesSelector.All, default, new Instant(long.MaxValue), TimeSpan.FromMinutes(1), Aggregate.Mean, TimeSpan.Zero), 100);
        foreach (var (second, value) in readings)
        {
            Assert.True(collector.Add(new Point(new Instant(second * 1_000_000_000L), value, Quality.Good, ReadingFlags.None)));
        }

        return WindowValues.Of(collector.Finish(), HistoryAggregate.Rate).Select(point => point.Value);
    }
}
