using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>From a word to a chart, its figure under the pointer, and an address that brings the same view back.</summary>
[Collection(DemoServer.Shared)]
public sealed class ExplorerTests(DemoServer demo)
{
    private const float Patience = 60_000;

    [PeerFact("chromium-headless-shell")]
    public async Task Explorer_FindASeries_ChartFigureAndAddressFollow()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (page, errors) = await browser.PageAsync();
        await demo.EnterAsync(page, "Viewer");
        await Browser.ConsoleAsync(page, $"{demo.Process.Url}console/history");

        // Without tone marks, as people type in a hurry.
        await page.Locator("#history-find").PressSequentiallyAsync("muc nuoc pha lai");
        // The gauge itself; the hourly mean of it is offered too.
        var offers = page.Locator(".offers button").Filter(new() { HasNotText = "trung bình" });
        await Assertions.Expect(offers).ToHaveCountAsync(1, new() { Timeout = Patience });
        await offers.ClickAsync();
        await Assertions.Expect(page.Locator(".chart path.line").Last).ToHaveAttributeAsync("d", new Regex("^M.*L"), new() { Timeout = Patience });

        await page.SelectOptionAsync("#history-range", "6h");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("range=6h"), new() { Timeout = Patience });
        await page.Locator(".chart svg").HoverAsync();
        await Assertions.Expect(page.Locator(".chart-at")).ToContainTextAsync(new Regex(@"\d,\d\d m"));
        var address = page.Url;
        await page.Locator(".chosen .drop").ClickAsync();
        await Assertions.Expect(page.Locator(".chart")).ToHaveCountAsync(0, new() { Timeout = Patience });

        await Browser.ConsoleAsync(page, address);
        await Assertions.Expect(page.Locator(".chosen")).ToContainTextAsync("Phả Lại", new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("#history-range")).ToHaveValueAsync("6h");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Excel").ClickAsync());
        Assert.Equal("history.xlsx", download.SuggestedFilename);
        Assert.Empty(errors);
    }
}
