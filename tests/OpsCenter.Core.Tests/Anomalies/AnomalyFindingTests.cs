using OpsCenter.Core.Anomalies;
using Xunit;

namespace OpsCenter.Core.Tests.Anomalies;

public sealed class AnomalyFindingTests
{
    [Fact]
    public void Of_FewerWeeksThanNeeded_TellsNothing() => Assert.Null(AnomalyFinding.Of(100, [1, 2, 3], 0.1, leastWeeks: 4));

    [Fact]
    public void Of_NothingButZerosBefore_TellsNothing() => Assert.Null(AnomalyFinding.Of(100, [0, 0, 0, 0, 0], 1, leastWeeks: 4));

    [Fact]
    public void Of_WeeksThatScatter_CountsInTheirScatter()
    {
        // Median 100, median deviation 10.
        var finding = AnomalyFinding.Of(174.13, [80, 90, 100, 110, 120], 1, 4)!.Value;

        Assert.Equal((100, 5), (finding.Usual, finding.Weeks));
        Assert.Equal(5, finding.Score, 0.01);
    }

    [Theory]
    [InlineData(1, 5.0)]
    [InlineData(4, 2.5)]
    public void Of_WeeksAllTheSame_FloorsTheScatter(double resolution, double score)
    {
        // Two percent of the median are 2, or the resolution where that is more.
        var finding = AnomalyFinding.Of(110, [100, 100, 100, 100], resolution, 4)!.Value;

        Assert.Equal(score, finding.Score, 1e-9);
    }

    [Fact]
    public void Of_LowerThanUsual_IsBelowZero() => Assert.True(AnomalyFinding.Of(0, [100, 101, 99, 100], 1, 4)!.Value.Score < -10);

    [Fact]
    public void Of_OneWildWeek_DoesNotMove() =>
        Assert.Equal(AnomalyFinding.Of(200, [100, 102, 98, 101, 99], 1, 4)!.Value.Score, AnomalyFinding.Of(200, [100, 102, 98, 101, 9_999], 1, 4)!.Value.Score, 10.0);
}
