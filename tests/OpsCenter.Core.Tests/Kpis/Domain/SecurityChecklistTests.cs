using OpsCenter.Core.Kpis.Domain;
using Xunit;

namespace OpsCenter.Core.Tests.Kpis.Domain;

public sealed class SecurityChecklistTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Fact]
    public void Of_StrongAndMissingLayer_IsTheirMean()
    {
        var result = SecurityChecklist.Of(
            [
                new(SecurityLayer.OwnStaff, 3, SecurityAnswer.Met),
                new(SecurityLayer.OwnStaff, 1, SecurityAnswer.Partly),
                new(SecurityLayer.Monitoring, 1, SecurityAnswer.NotMet),
            ],
            Day);

        Assert.Equal(87.5, result.Layers[SecurityLayer.OwnStaff]);
        Assert.Equal(43.75, result.Score);
        Assert.Equal('D', result.Group);
    }

    [Fact]
    public void Of_NotApplicable_IsLeftOut()
    {
        var result = SecurityChecklist.Of([new(SecurityLayer.OwnStaff, 1, SecurityAnswer.Met), new(SecurityLayer.Monitoring, 9, SecurityAnswer.NotApplicable)], Day);

        Assert.Equal((100.0, 'A'), (result.Score, result.Group));
        Assert.DoesNotContain(SecurityLayer.Monitoring, result.Layers.Keys);
    }

    [Fact]
    public void Of_Unknown_CountsAsNotMetAndIsCounted()
    {
        var result = SecurityChecklist.Of([new(SecurityLayer.OwnStaff, 1, SecurityAnswer.Unknown)], Day);

        Assert.Equal((0.0, 'E', 1), (result.Score, result.Group, result.Unknown));
    }

    [Fact]
    public void Of_Nothing_HasNoScore() => Assert.Equal((null, null), (SecurityChecklist.Of([], Day).Score, SecurityChecklist.Of([], Day).Group));

    [Theory]
    [InlineData(80, 'A')]
    [InlineData(79.9, 'B')]
    [InlineData(50, 'C')]
    [InlineData(34.9, 'E')]
    public void GroupOf_EachEdge_BelongsToTheBetter(double score, char group) => Assert.Equal(group, SecurityGrading.On(Day).GroupOf(score));
}
