using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A flood at one gauge, seen on walls and in the console at once.</summary>
[Collection(CalmProvince.Shared)]
public sealed partial class RisingFloodTests(CalmProvince province)
{
    /// <summary>
    /// Each place that the map looks at is written down when it arrives there, so that nothing depends on how soon a busy machine looks:
    /// the gauge's place from the middle of the map, and the pixels between two gauges.
    /// </summary>
    private const string RecordLooks = """
        () => {
          const box = document.querySelector("[data-tile=map] .map-box");
          const [hit, other] = ["pha-lai", "ben-binh"].map(site => box.querySelector(`.map-hit[href*="${site}"]`));
          const at = node => { const { m41, m42 } = new DOMMatrix(node.style.transform); return [m41, m42]; };
          const look = () => {
            const [here, there] = [at(hit), at(other)];
            window.looks.push({
              right: here[0] - box.clientWidth / 2, down: here[1] - box.clientHeight / 2,
              apart: Math.hypot(here[0] - there[0], here[1] - there[1]), away: box.querySelector(".map-controls").classList.contains("away"),
            });
          };
          window.looks = [];
          look();
          new MutationObserver(look).observe(hit, { attributes: true, attributeFilter: ["style"] });
        }
        """;

    private const string RecordChanges = """
        () => {
          const grid = document.querySelector(".grid");
          window.shown = [];
          new MutationObserver(() => window.shown.push(grid.dataset.dashboard)).observe(grid, { attributes: true, attributeFilter: ["data-dashboard"] });
        }
        """;

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Flood_Rises_MapFliesCamerasOpenAndThePlaylistWaits()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 720);
        var round = await province.WallAsync(browser, "round");
        var cameras = await province.WallAsync(browser, "cameras");
        var (map, home) = await MapAsync(browser);

        await province.LevelAsync("pha-lai", 6.3);

        var near = await LooksAsync(map, 1, look => look.Away);
        Assert.Equal(3, near.Apart / home.Apart, 0.05);
        // In the middle but for the edge of the province, which is not left out of sight.
        Assert.InRange(Math.Abs(near.Right), 0, 30);
        Assert.InRange(Math.Abs(near.Down), 0, 30);
        await Assertions.Expect(round.Locator(".strip-item.s1, .alarm.s1").First).ToBeAttachedAsync(new() { Timeout = CalmProvince.Patience });
        await round.EvaluateAsync(RecordChanges);
        var follower = cameras.Locator("[data-tile=at-alarm]");
        await Assertions.Expect(follower).ToHaveAttributeAsync("data-following", Something(), new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(follower.Locator(".camera-name")).ToContainTextAsync("Cảng Phả Lại");
        await Assertions.Expect(follower.Locator(".camera-cause")).ToContainTextAsync("Báo động III");
        await Assertions.Expect(follower).ToHaveAttributeAsync("data-state", "live", new() { Timeout = CalmProvince.Patience });
        await CamerasBesideTheAlarmAsync(browser);
        // It goes home after twenty seconds, in which a list of five seconds each would have gone on several times.
        var flown = await map.EvaluateAsync<int>("window.looks.findIndex(look => look.away)");
        var back = await LooksAsync(map, flown, look => !look.Away);
        Assert.Equal((home.Right, home.Down), (back.Right, back.Down));
        // A change that was on its way when the alarm came is none of the waiting.
        Assert.True((await round.EvaluateAsync<string[]>("window.shown")).Length <= 1, "the playlist went on while a critical alarm waited");

        await province.CalmAsync();
        var before = await round.EvaluateAsync<int>("window.shown.length");
        await round.WaitForFunctionAsync("before => window.shown.length > before", before, Long);
    }

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Flood_WhileTheLinkIsCut_IsToldAfterwardsUntilSomebodyHasRead()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 720);
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

    [PeerFact("chromium-headless-shell")]
    public async Task Map_ByKeysAlone_MovesStaysWhereItWasBroughtAndComesHome()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 720);
        var (page, home) = await MapAsync(browser);
        await page.EvaluateAsync("document.querySelector('[data-tile=map] .map-box').focus()");
        Task<MapLook> KeyAsync(string key, Func<MapLook, bool> wanted) => AfterAsync(page, () => page.Keyboard.PressAsync(key), wanted);

        var near = await KeyAsync("+", look => look.Away);
        Assert.Equal(1.6, near.Apart / home.Apart, 0.01);
        var left = await KeyAsync("ArrowLeft", look => look.Right > near.Right);
        Assert.Equal(near.Down, left.Down, 0.5);
        var below = await KeyAsync("ArrowDown", look => look.Down < left.Down);
        Assert.Equal(left.Right, below.Right, 0.5);
        await KeyAsync("-", look => look.Apart < near.Apart);
        near = await KeyAsync("+", look => look.Away);

        // A window that changes its size is no reason to lose the place: the gauges stay as far apart for the size of the map.
        var smaller = await AfterAsync(page, () => page.SetViewportSizeAsync(1024, 576), look => look.Apart < near.Apart * 0.95);
        Assert.True(smaller.Away, $"{smaller} after {near}");
        var again = await AfterAsync(page, () => page.SetViewportSizeAsync(1280, 720), look => look.Apart > smaller.Apart * 1.05);
        Assert.True(again.Away, $"{again} after {smaller}");
        Assert.Equal(near.Apart, again.Apart, 1.0);

        var back = await KeyAsync("0", look => !look.Away);
        Assert.Equal((home.Right, home.Down), (back.Right, back.Down));
    }

    /// <summary>A wall with a map whose looks are written down, once the map is laid out.</summary>
    private async Task<(IPage Page, MapLook Home)> MapAsync(Browser browser)
    {
        var page = await province.WallAsync(browser, "overview");
        await page.WaitForFunctionAsync(
            "() => document.fonts.status === 'loaded' && Boolean(document.querySelector('[data-tile=map] .map-hit[href*=pha-lai]')?.style.transform)", null, Long);
        await page.EvaluateAsync(RecordLooks);
        return (page, await LooksAsync(page, 0, _ => true));
    }

    /// <summary>The first place as wanted that the map looked at, of those after the given number.</summary>
    private static async Task<MapLook> LooksAsync(IPage page, int after, Func<MapLook, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(CalmProvince.Patience));
        while (true)
        {
            var looks = await page.EvaluateAsync<MapLook[]>("window.looks");
            if (looks.Skip(after).FirstOrDefault(wanted) is { } found)
            {
                return found;
            }

            Assert.False(limit.IsCancellationRequested, $"The map never looked as wanted: {string.Join(", ", looks.AsEnumerable())}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Where the map looks after a key, or whatever else moves it.</summary>
    private static async Task<MapLook> AfterAsync(IPage page, Func<Task> act, Func<MapLook, bool> wanted)
    {
        var before = await page.EvaluateAsync<int>("window.looks.length");
        await act();
        return await LooksAsync(page, before, wanted);
    }

    private async Task CamerasBesideTheAlarmAsync(Browser browser)
    {
        var console = await browser.Context.NewPageAsync();
        await console.GotoAsync($"{province.Process.Url}demo");
        await console.Locator("button[value=Operator]").ClickAsync();
        await console.WaitForURLAsync("**/console");
        await Browser.ConsoleAsync(console, $"{province.Process.Url}console/alarms");
        await console.Locator(".alarm[role=row]").First.ClickAsync(new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(console.Locator(".near-cameras li").First).ToContainTextAsync("Cảng Phả Lại", new() { Timeout = CalmProvince.Patience });
        await console.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('.near-cameras img')].some(image => image.naturalWidth > 100)", null, Long);
    }

    /// <summary>By the clock: a page that is not in front draws no frame on a busy machine.</summary>
    private static PageWaitForFunctionOptions Long => new() { Timeout = CalmProvince.Patience, PollingInterval = 100 };

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
