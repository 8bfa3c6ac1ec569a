using OpsCenter.App.Wall;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using Xunit;

namespace OpsCenter.App.Tests.Wall;

public sealed class ScreenPlanTests
{
    private static readonly ScreenConfig Screen = new()
    {
        Id = "hall",
        Title = LocalizedText.Same("Hall"),
        Playlist = [Entry("a", 100), Entry("b", 50)],
        Matrix = new ScreenMatrix(2, 2, 0, 0, new Dictionary<string, ScreenCell> { ["Left"] = new(1, 1), ["Right"] = new(2, 1) }),
        Sound = ScreenSound.Default,
        Quiet = new QuietHours(new TimeOnly(22, 0), new TimeOnly(5, 30), 60),
    };

    [Theory]
    [InlineData(0, "a")]
    [InlineData(99, "a")]
    [InlineData(100, "b")]
    [InlineData(149, "b")]
    [InlineData(150, "a")]
    [InlineData(1_000_000_000_000, "b")]
    public void At_AnyMoment_IsTheSameAsTheBrowsers(long now, string dashboard) =>
        Assert.Equal(dashboard, ScreenPlan.Of(Screen, null, null, 420).At(now).Dashboard);

    [Fact]
    public void Of_PairedDisplay_TakesTheCellOfItsNameUnlessTheAddressAsksForOne()
    {
        Assert.Equal((2, 1), Place(ScreenPlan.Of(Screen, null, "Right", 420)));
        Assert.Equal((1, 2), Place(ScreenPlan.Of(Screen, "1,2", "Right", 420)));
        Assert.Null(ScreenPlan.Of(Screen, null, "Unknown", 420).Matrix);
        Assert.Null(ScreenPlan.Of(Screen, "3,1", null, 420).Matrix);
        Assert.Null(ScreenPlan.Of(Screen, "<x>", null, 420).Matrix);
    }

    [Fact]
    public void Of_Matrix_IsHeardFromOneDisplay()
    {
        Assert.NotNull(ScreenPlan.Of(Screen, "1,1", null, 420).Sound);
        Assert.Null(ScreenPlan.Of(Screen, "2,1", null, 420).Sound);
        Assert.NotNull(ScreenPlan.Of(Screen, null, null, 420).Sound);
    }

    [Fact]
    public void Version_AnythingDiffers_Differs()
    {
        var plan = ScreenPlan.Of(Screen, null, null, 420);

        Assert.Equal(plan.Version, ScreenPlan.Of(Screen with { }, null, null, 420).Version);
        Assert.NotEqual(plan.Version, ScreenPlan.Of(Screen, "1,1", null, 420).Version);
        Assert.NotEqual(plan.Version, ScreenPlan.Of(Screen with { Quiet = null }, null, null, 420).Version);
        Assert.NotEqual(plan.Version, ScreenPlan.Of(Screen with { Playlist = [Entry("a", 101), Entry("b", 50)] }, null, null, 420).Version);
    }

    private static ScreenEntry Entry(string dashboard, int milliseconds) => new(dashboard, TimeSpan.FromMilliseconds(milliseconds), new Dictionary<string, string>());

    private static (int Column, int Row) Place(ScreenPlan plan) => (plan.Matrix!.Column, plan.Matrix.Row);
}
