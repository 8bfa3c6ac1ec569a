using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A flood at one gauge, seen on walls and in the console at once.</summary>
[Collection(CalmProvince.Shared)]
public sealed partial class RisingFloodTests(CalmProvince province)
{
    /// <summary>Where the map looks: the gauge's place from the middle of the map, and the pixels between two gauges.</summary>
    private const string Look = """
        () => {
          const box = document.querySelector("[data-tile=map] .map-box");
          if (!box || document.querySelector("[data-tile=map] .map-stage").getAnimations().length > 0) return null;
          const at = site => { const { m41, m42 } = new DOMMatrix(getComputedStyle(box.querySelector(`.map-hit[href*="${site}"]`)).transform); return [m41, m42]; };
          const [here, there] = [at("pha-lai"), at("ben-binh")];
          return {
            right: here[0] - box.clientWidth / 2, down: here[1] - box.clientHeight / 2,
            apart: Math.hypot(here[0] - there[0], here[1] - there[1]), away: box.querySelector(".map-controls").classList.contains("away"),
          };
        }
        """;

    private const string RecordChanges = """
        () => {
          const grid = document.querySelector(".grid");
          window.shown = [];
          new MutationObserver(() => window.shown.push(grid.dataset.dashboard)).observe(grid, { attributes: true, attributeFilter: ["data-dashboard"] });
        }
        """;

    [PeerFact("chromium", "mosquitto_pub")]
    public async Task Flood_Rises_MapFliesCamerasOpenAndThePlaylistWaits()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync();
        var round = await province.WallAsync(browser, "round");
        var cameras = await province.WallAsync(browser, "cameras");
        var map = await province.WallAsync(browser, "overview");
        var home = await LookAsync(map, look => !look.Away);

        await province.LevelAsync("pha-lai", 6.3);

        var near = await LookAsync(map, look => look.Away);
        Assert.Equal(3, near.Apart / home.Apart, 0.05);
        Assert.Equal(0, near.Right, 3.0);
        Assert.Equal(0, near.Down, 3.0);
        await Assertions.Expect(round.Locator(".strip-item.s1, .alarm.s1").First).ToBeAttachedAsync(new() { Timeout = CalmProvince.Patience });
        await round.EvaluateAsync(RecordChanges);
        var follower = cameras.Locator("[data-tile=at-alarm]");
        await Assertions.Expect(follower).ToHaveAttributeAsync("data-following", Something(), new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(follower.Locator(".camera-name")).ToContainTextAsync("Cảng Phả Lại");
        await Assertions.Expect(follower.Locator(".camera-cause")).ToContainTextAsync("Báo động III");
        await Assertions.Expect(follower).ToHaveAttributeAsync("data-state", "live", new() { Timeout = CalmProvince.Patience });
        await CamerasBesideTheAlarmAsync(browser);
        // It goes home after twenty seconds, in which a list of five seconds each would have gone on several times.
        await LookAsync(map, look => !look.Away && Math.Abs(look.Apart - home.Apart) < 1);
        // A change that was on its way when the alarm came is none of the waiting.
        Assert.True((await round.EvaluateAsync<string[]>("window.shown")).Length <= 1, "the playlist went on while a critical alarm waited");

        await province.CalmAsync();
        var before = await round.EvaluateAsync<int>("window.shown.length");
        await round.WaitForFunctionAsync("before => window.shown.length > before", before, new() { Timeout = CalmProvince.Patience });
    }

    [PeerFact("chromium", "mosquitto_pub")]
    public async Task Flood_WhileTheLinkIsCut_IsToldAfterwardsUntilSomebodyHasRead()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        var link = new Link();
        await page.RouteWebSocketAsync(Hub(), socket =>
        {
            var hub = socket.ConnectToServer();
            hub.OnMessage(frame =>
            {
                if (!link.Cut)
                {
                    socket.Send(frame.Text!);
                }
            });
        });
        await province.LinkedAsync(page, "first-device");

        link.Cut = true;
        await Assertions.Expect(page.Locator(".cover")).ToBeVisibleAsync(new() { Timeout = CalmProvince.Patience });
        await province.LevelAsync("pha-lai", 4.2);
        while ((await province.OpenAsync()).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
        }

        await province.CalmAsync();
        link.Cut = false;

        var note = page.Locator(".gap");
        await Assertions.Expect(note).ToBeVisibleAsync(new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(note).ToContainTextAsync("Báo động I tại Phả Lại");
        Assert.True(await note.EvaluateAsync<bool>("""
            note => {
              const box = note.getBoundingClientRect();
              return note.scrollWidth <= note.clientWidth && [...document.querySelectorAll(".tile")].every(tile => tile.getBoundingClientRect().bottom <= box.top + 1);
            }
            """), "the note of missed alarms lies over a tile, or its words are cut");
        await note.PressAsync("Enter");
        await Assertions.Expect(note).ToBeHiddenAsync();
    }

    [PeerFact("chromium")]
    public async Task Map_ByKeysAlone_MovesStaysWhereItWasBroughtAndComesHome()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync();
        var page = await province.WallAsync(browser, "overview");
        var home = await LookAsync(page, look => !look.Away);
        await page.Locator("[data-tile=map] .map-box").FocusAsync();

        await page.Keyboard.PressAsync("+");
        var near = await LookAsync(page, look => look.Apart > home.Apart * 1.5);
        Assert.True(near.Away);
        await page.Keyboard.PressAsync("ArrowLeft");
        var left = await LookAsync(page, look => look.Right > near.Right + 40);
        Assert.Equal(near.Down, left.Down, 1.0);
        await page.Keyboard.PressAsync("ArrowDown");
        var below = await LookAsync(page, look => look.Down < left.Down - 40);
        await page.Keyboard.PressAsync("-");
        await LookAsync(page, look => look.Apart < below.Apart / 1.5);
        await page.Keyboard.PressAsync("+");
        await LookAsync(page, look => look.Away && look.Apart > home.Apart * 1.5);

        // A window that changes its size is no reason to lose the place: the gauges stay as far apart, for the size of the map.
        await page.SetViewportSizeAsync(1600, 900);
        var smaller = await LookAsync(page, look => look.Apart < near.Apart * 0.95);
        Assert.True(smaller.Away && smaller.Apart > home.Apart, $"{smaller} after {near}");
        await page.SetViewportSizeAsync(1920, 1080);
        await LookAsync(page, look => Math.Abs(look.Apart - near.Apart) < 1);

        await page.Keyboard.PressAsync("0");
        var back = await LookAsync(page, look => !look.Away);
        Assert.Equal((home.Right, home.Down), (back.Right, back.Down));
    }

    /// <summary>Where the map looks once it does so as wanted and stands still.</summary>
    private static async Task<MapLook> LookAsync(IPage page, Func<MapLook, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(CalmProvince.Patience));
        var (last, steady) = (default(MapLook), false);
        while (!steady)
        {
            var look = await page.EvaluateAsync<MapLook?>(Look);
            steady = look is not null && look == last && wanted(look);
            last = look;
            Assert.False(limit.IsCancellationRequested, $"The map never looked as wanted; it ended with {last}.");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        return last!;
    }

    private async Task CamerasBesideTheAlarmAsync(Browser browser)
    {
        var console = await browser.Context.NewPageAsync();
        await console.GotoAsync($"{province.Process.Url}demo");
        await console.Locator("button[value=Operator]").ClickAsync();
        await console.WaitForURLAsync("**/console");
        await console.GotoAsync($"{province.Process.Url}console/alarms");
        await console.Locator(".alarm[role=row]").First.ClickAsync(new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(console.Locator(".near-cameras li")).ToHaveCountAsync(3, new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(console.Locator(".near-cameras li").First).ToContainTextAsync("Cảng Phả Lại");
        await console.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.near-cameras img')].some(image => image.naturalWidth > 100)", null, new() { Timeout = CalmProvince.Patience });
    }

    [GeneratedRegex(@"/hubs/live")]
    private static partial Regex Hub();

    [GeneratedRegex(".+")]
    private static partial Regex Something();

    private sealed record MapLook
    {
        public double Right { get; set; }

        public double Down { get; set; }

        public double Apart { get; set; }

        public bool Away { get; set; }
    }

    private sealed class Link
    {
        private volatile bool _cut;

        public bool Cut { get => _cut; set => _cut = value; }
    }
}
