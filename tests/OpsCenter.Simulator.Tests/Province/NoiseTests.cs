using FsCheck;
using FsCheck.Fluent;
using OpsCenter.Simulator.Province;
using Xunit;

namespace OpsCenter.Simulator.Tests.Province;

public sealed class NoiseTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Uniform_AnyIndex_IsInRangeAndTheSameAgain() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<long>(), (seed, index) =>
        {
            var value = new Noise(seed).Uniform("key", index);
            return value is >= 0 and < 1 && value == new Noise(seed).Uniform("key", index);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Normal_ManyDraws_HaveMeanZeroAndDeviationOne()
    {
        var noise = new Noise(7);
        var draws = Enumerable.Range(0, 20_000).Select(index => noise.Normal("x", index)).ToList();

        Assert.InRange(draws.Average(), -0.03, 0.03);
        Assert.InRange(Math.Sqrt(draws.Average(draw => draw * draw)), 0.97, 1.03);
    }

    [Fact]
    public void Drift_HighPersistence_NeighboursAreAlikeAndFarOnesAreNot()
    {
        var noise = new Noise(7);
        var step = TimeSpan.FromMinutes(1);
        var walk = Enumerable.Range(0, 5000).Select(index => noise.Drift("x", Start + (step * index), step, 0.9)).ToList();

        Assert.InRange(Correlation(walk, 1), 0.85, 0.95);
        Assert.InRange(Correlation(walk, 40), -0.2, 0.2);
    }

    [Fact]
    public void Uniform_OtherSeed_IsAnotherProvince() =>
        Assert.NotEqual(new Noise(1).Uniform("x", 0), new Noise(2).Uniform("x", 0));

    private static double Correlation(List<double> walk, int lag)
    {
        var mean = walk.Average();
        var variance = walk.Sum(value => (value - mean) * (value - mean));
        return walk.Skip(lag).Zip(walk, (later, earlier) => (later - mean) * (earlier - mean)).Sum() / variance;
    }
}
