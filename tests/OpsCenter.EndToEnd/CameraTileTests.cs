using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The simulated cameras as a wall shows them: drawn by the simulator, fetched by the proxy, decoded by a real browser.</summary>
[Collection(DemoServer.Shared)]
public sealed class CameraTileTests(DemoServer demo)
{
    [PeerFact("chromium-headless-shell")]
    public async Task CameraTiles_InTheDemonstration_ShowPicturesThatChange()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/cameras?map=svg");

        foreach (var tile in new[] { "may-su", "sao-do" })
        {
            var root = page.Locator($"[data-tile={tile}]");
            await Assertions.Expect(root).ToHaveAttributeAsync("data-state", "live", new() { Timeout = 30_000 });
            Assert.Equal(512, await root.Locator("canvas").EvaluateAsync<int>("canvas => canvas.width"));
            var before = await PixelsAsync(root);
            var frames = await FramesAsync(root);

            await page.WaitForFunctionAsync(
                "([tile, frames]) => Number(document.querySelector(`[data-tile=${tile}]`).dataset.frames) > frames", new object[] { tile, frames }, new() { Timeout = 30_000 });

            Assert.True(before[1] > 20, "the picture is one colour");
            Assert.NotEqual(before[0], (await PixelsAsync(root))[0]);
            Assert.Contains("MP", await root.Locator(".tile-aside").InnerTextAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(errors);
    }

    private static async Task<int> FramesAsync(ILocator root) =>
        int.Parse((await root.GetAttributeAsync("data-frames"))!, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number that another picture would not have, and how many different values the picture has.</summary>
    private static Task<int[]> PixelsAsync(ILocator root) => root.Locator("canvas").EvaluateAsync<int[]>(
        """
        canvas => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          return [data.reduce((hash, value) => (Math.imul(hash, 31) + value) | 0, 7), new Set(data).size];
        }
        """);
}
