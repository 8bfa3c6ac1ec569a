using OpsCenter.Core.Statistics;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.Core.Tests.Statistics;

public sealed class RobustSlopeTests
{
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void PerHour_MoreThanTheMostPoints_IsStillTheSlope()
    {
        var points = Enumerable.Range(0, 5_000).Select(minute => (Start + TimeSpan.FromMinutes(minute), minute * 0.5));

        Assert.Equal(30, RobustSlope.PerHour(points)!.Value, 6);
    }

    [Fact]
    public void PerHour_SameMoment_IsNone() => Assert.Null(RobustSlope.PerHour([(Start, 1), (Start, 2), (Start, 3), (Start, 4)]));

    [Fact]
    public void PerHour_NotANumber_IsPassedOver() =>
        Assert.Null(RobustSlope.PerHour([(Start, 1), (Start + TimeSpan.FromHours(1), double.NaN), (Start + TimeSpan.FromHours(2), 3)]));

    [Fact]
    public void NearestRank_EvenCount_IsTheLowerOfTheMiddle() => Assert.Equal(2, NearestRank.Of([4, 1, 3, 2], 0.5));

    [Fact]
    public void NearestRank_Nothing_IsNone() => Assert.Null(NearestRank.Of(Array.Empty<int>(), 0.5));
}
