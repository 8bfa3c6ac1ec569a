using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Simulator.Load;
using Xunit;

namespace OpsCenter.Simulator.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentile_AnyValues_IsTheExactOneWithinItsBucket() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 50_000_000).NonEmptyListOf()), Arb.From(Gen.Choose(1, 1000)), (values, permille) =>
        {
            var histogram = new LatencyHistogram();
            foreach (var value in values)
            {
                histogram.Record(value);
            }

            var sorted = values.Order().ToList();
            var exact = sorted[(int)Math.Ceiling(permille / 1000.0 * sorted.Count) - 1];
            var found = histogram.Percentile(permille / 1000.0);
            return found >= exact && found <= exact * (1 + (1 / 64.0)) + 1 && histogram.Max == sorted[^1] && histogram.Count == sorted.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Percentile_Empty_IsZero() => Assert.Equal(0, new LatencyHistogram().Percentile(0.99));

    [Fact]
    public void Percentile_SinceSnapshot_CountsOnlyWhatCameAfter()
    {
        var histogram = new LatencyHistogram();
        histogram.Record(100_000);
        var before = histogram.Snapshot();
        histogram.Record(10);

        Assert.Equal(10, histogram.Percentile(0.99, before));
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public void Record_OutsideItsRange_IsKeptInTheOuterBuckets(long value, long max)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(value);

        Assert.Equal(1, histogram.Count);
        Assert.Equal(max, histogram.Max);
    }
}
