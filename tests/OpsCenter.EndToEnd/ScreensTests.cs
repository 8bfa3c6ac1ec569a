using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Displays as they hang on a wall: reported, moved from the console, joined to one canvas, and back by themselves.</summary>
public sealed partial class ScreensTests(ScreensServer server) : IClassFixture<ScreensServer>
{
    private const float Patience = 60_000;

    [PeerFact("chromium-headless-shell")]
    public async Task Console_OpenWall_ShowsItsHealthAndMovesItAndBack()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (wall, errors) = await browser.PageAsync();
        await wall.GotoAsync($"{server.Process.Url}wall/overview");
        await Assertions.Expect(wall.Locator(".grid[data-dashboard=overview]")).ToBeVisibleAsync(Long);
        var (console, _) = await browser.PageAsync();
        await console.GotoAsync($"{server.Process.Url}demo?returnUrl=/console/screens");
        await console.Locator("button[value=Administrator]").ClickAsync();
        await Browser.ConsoleAsync(console, $"{server.Process.Url}console/screens");

        var tab = await wall.EvaluateAsync<string>("sessionStorage.getItem('opscenter.instance')");
        var row = console.Locator($"tr[data-display$='/{tab}']");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "live", new() { Timeout = Patience });
        await Assertions.Expect(row).ToContainTextAsync("overview");
        await row.GetByText("Điều khiển…").ClickAsync();
        await console.Locator("#remote-dashboard").SelectOptionAsync("water");
        await console.GetByText("Hiện ngay").ClickAsync();

        await Assertions.Expect(wall.Locator(".grid[data-dashboard=water]")).ToBeVisibleAsync(Long);
        await Assertions.Expect(wall.Locator(".remote")).ToContainTextAsync("Điều khiển từ xa");
        await row.GetByText("Trả lại").ClickAsync();
        await Assertions.Expect(wall.Locator(".grid[data-dashboard=overview]")).ToBeVisibleAsync(Long);
        await Assertions.Expect(wall.Locator(".remote")).ToBeHiddenAsync();
        await row.GetByText("Nhận diện").ClickAsync();
        await Assertions.Expect(wall.Locator(".identify")).ToBeVisibleAsync(Long);
        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Matrix_TwoCells_ShowAdjacentPartsOfOneCanvas()
    {
        await using var browser = await Browser.OpenAsync(960, 540);
        var left = await TileAsync(browser, "wide?cell=1,1");
        var right = await TileAsync(browser, "wide?cell=2,1");

        // The second cell's window begins one cell and one bezel (5 % of 960) further to the right on the same canvas.
        Assert.Equal(left.Width, right.Width, 0.5);
        Assert.Equal(left.Height, right.Height, 0.5);
        Assert.Equal(left.Top, right.Top, 0.5);
        Assert.Equal(960 + 48, left.Left - right.Left, 0.5);
        Assert.Equal(1920 + 48, left.Canvas, 0.5);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Playlist_TwoDisplays_ChangeTogether()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (first, _) = await browser.PageAsync();
        await first.GotoAsync($"{server.Process.Url}wall/round");
        var (second, _) = await browser.PageAsync();
        await second.GotoAsync($"{server.Process.Url}wall/round");
        await Assertions.Expect(second.Locator(".grid[data-dashboard]")).ToBeAttachedAsync(new() { Timeout = Patience });

        // Two timers of their own keep the seconds between the openings in every round; one clock leaves only what the machine delays,
        // which is not the same in every round.
        var rounds = new List<string>();
        while (rounds.Count < 8)
        {
            var changes = await Task.WhenAll(NextChangeAsync(first), NextChangeAsync(second)).WaitAsync(TimeSpan.FromMilliseconds(Patience));
            var apart = Math.Abs(changes[0].At - changes[1].At);
            if (changes[0].To == changes[1].To && apart < 1000)
            {
                return;
            }

            rounds.Add($"{changes[0].To}, {changes[1].To} {apart:F0} ms apart");
        }

        Assert.Fail($"never changed together: {string.Join("; ", rounds)}");
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Wall_ItsModuleCouldNotBeLoaded_RecoversByItself()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (wall, _) = await browser.PageAsync();
        var refused = 0;
        await wall.RouteAsync(WallModule(), route => refused++ == 0 ? route.AbortAsync() : route.ContinueAsync());

        await wall.GotoAsync($"{server.Process.Url}wall/overview");

        await Assertions.Expect(wall.Locator("html[data-started=yes]")).ToBeAttachedAsync(new() { Timeout = Patience });
        Assert.True(refused >= 2, "the module was asked for once only");
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Wall_ItsLinkIsOpenButDead_IsCoveredAndHealsByANewOne()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (wall, _) = await browser.PageAsync();
        var opened = 0;
        var frozen = false;
        await wall.RouteWebSocketAsync(Hub(), socket =>
        {
            var first = ++opened == 1;
            var hub = socket.ConnectToServer();
            hub.OnMessage(frame =>
            {
                // The first link stays open for ever and says nothing, as one whose other end lost its power.
                if (!(first && Volatile.Read(ref frozen)))
                {
                    socket.Send(frame.Text!);
                }
            });
        });
        await wall.GotoAsync($"{server.Process.Url}wall/overview");
        await Assertions.Expect(wall.Locator(".tile .value").First).ToBeVisibleAsync(Long);
        await Assertions.Expect(wall.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });

        Volatile.Write(ref frozen, true);

        await Assertions.Expect(wall.Locator(".cover")).ToBeVisibleAsync(Long);
        await Assertions.Expect(wall.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });
        Assert.True(opened >= 2, "the dead link was never given up");
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Wall_TheMachineSlept_ConnectsAgainAtOnce()
    {
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (wall, _) = await browser.PageAsync();
        await wall.GotoAsync($"{server.Process.Url}wall/overview");
        await Assertions.Expect(wall.Locator("html[data-started=yes]")).ToBeAttachedAsync(new() { Timeout = Patience });
        await Assertions.Expect(wall.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });

        await wall.RunAndWaitForWebSocketAsync(
            () => wall.EvaluateAsync("() => { const real = Date.now; Date.now = () => real() + 60_000; }"), new() { Timeout = 15_000 });

        await Assertions.Expect(wall.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });
    }

    private static LocatorAssertionsToBeVisibleOptions Long => new() { Timeout = Patience };

    private async Task<Place> TileAsync(Browser browser, string address)
    {
        var (wall, _) = await browser.PageAsync();
        await wall.GotoAsync($"{server.Process.Url}wall/{address}");
        await Assertions.Expect(wall.Locator(".tile-map")).ToBeAttachedAsync(new() { Timeout = Patience });
        return await wall.EvaluateAsync<Place>("""
            () => {
              const tile = document.querySelector(".tile-map").getBoundingClientRect();
              return { left: tile.left, top: tile.top, width: tile.width, height: tile.height, canvas: document.getElementById("wall").getBoundingClientRect().width };
            }
            """);
    }

    private static Task<Change> NextChangeAsync(IPage page) => page.EvaluateAsync<Change>("""
        () => new Promise((resolve) => {
          const grid = document.querySelector(".grid");
          new MutationObserver((_, observer) => {
            observer.disconnect();
            resolve({ to: grid.dataset.dashboard, at: Date.now() });
          }).observe(grid, { attributes: true, attributeFilter: ["data-dashboard"] });
        })
        """);

    [GeneratedRegex(@"/dist/wall\.js")]
    private static partial Regex WallModule();

    [GeneratedRegex(@"/hubs/live")]
    private static partial Regex Hub();

    private sealed record Change
    {
        public string To { get; set; } = "";

        public double At { get; set; }
    }

    private sealed record Place
    {
        public double Left { get; set; }

        public double Top { get; set; }

        public double Width { get; set; }

        public double Height { get; set; }

        public double Canvas { get; set; }
    }
}
