using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The demonstration as a visitor meets it.</summary>
[Collection(DemoServer.Shared)]
public sealed class DemoWallsTests(DemoServer demo)
{
    [PeerFact("chromium-headless-shell")]
    public async Task Walls_InTheDemonstration_AreLiveMarkedAndWithoutErrors()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        foreach (var wall in new[] { "overview", "environment", "water", "traffic", "cameras" })
        {
            await page.GotoAsync($"{demo.Process.Url}wall/{wall}");
            await Assertions.Expect(page.Locator("[data-tile] .value").Filter(new() { HasNotText = "–" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(page.GetByText("mô phỏng", new() { Exact = false }).First).ToBeVisibleAsync();
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollHeight > innerHeight + 1 || document.documentElement.scrollWidth > innerWidth + 1"), $"{wall} scrolls");
        }

        Assert.Empty(errors);
    }
}
