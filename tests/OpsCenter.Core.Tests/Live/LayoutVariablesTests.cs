using OpsCenter.Core.Configuration;
using OpsCenter.Core.Dashboards;
using OpsCenter.Core.Live.Views;
using OpsCenter.Testing.Live;
using Xunit;

namespace OpsCenter.Core.Tests.Live;

public sealed class LayoutVariablesTests
{
    [Theory]
    [InlineData("Duty at $site", "Duty at Gauge a")]
    [InlineData("$site and $site.", "Gauge a and Gauge a.")]
    [InlineData("$sites, $site_2 and $SITE are no variables", "$sites, $site_2 and $SITE are no variables")]
    [InlineData("$ ls -P $PASSWORD\nthen $site", "$ ls -P $PASSWORD\nthen Gauge a")]
    public void Layout_TextWithVariables_FillsWholeNamesOnly(string text, string expected)
    {
        var variables = new Dictionary<string, string> { ["site"] = "a" };
        var tile = LiveWorld.Tile(TileKind.Text) with { Text = LocalizedText.Same(text) };
        var dashboard = new DashboardConfig("d", LocalizedText.Same("d"), 10, variables, [tile]);

        var view = new DashboardView(dashboard, variables, new LiveWorld().Sources, TimeSpan.FromHours(7));

        Assert.Equal(expected, Assert.Single(view.Layout.Tiles).Text!.En);
    }
}
