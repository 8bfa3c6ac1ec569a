using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Everything a mouse reaches, reached without one, and always visible where the keyboard is.</summary>
[Collection(DemoServer.Shared)]
public sealed class KeyboardTests(DemoServer demo)
{
    private const float Patience = 60_000;

    /// <summary>What can take the focus and is on the screen, each marked with its number; a group of radio-like options counts once.</summary>
    private const string Mark = """
        () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
          .filter(node => !node.disabled && node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && !node.closest("[inert]"))
          .map((node, index) => { node.dataset.stop = String(index); return `${node.tagName.toLowerCase()} ${node.getAttribute("aria-label") || node.textContent.trim().slice(0, 40)}`; })
        """;

    /// <summary>The stop that has the focus, and whether a viewer sees it: on it, or on the tile or row that shows it in its stead.</summary>
    private const string Where = """
        () => {
          const node = document.activeElement;
          if (!node || node === document.body) return { stop: null, seen: true, what: "body" };
          const ring = (one, pseudo) => { const style = getComputedStyle(one, pseudo); return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || (pseudo && style.borderStyle === "solid" && style.content !== "none"); };
          const home = node.closest(".tile, .alarm, .strip-item") ?? node;
          const box = node.getBoundingClientRect();
          return {
            stop: node.dataset.stop ?? null,
            seen: (ring(node) || ring(node, "::after") || ring(home)) && box.width > 0 && box.height > 0,
            what: node.outerHTML.slice(0, 160),
          };
        }
        """;

    [PeerFact("chromium-headless-shell")]
    public async Task Wall_ByTabAlone_EveryStopIsReachedAndSeen()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        foreach (var wall in new[] { "wall/overview", "wall/cameras", "wall/diagnostic?site=pha-lai" })
        {
            await page.GotoAsync($"{demo.Process.Url}{wall}{(wall.Contains('?', StringComparison.Ordinal) ? '&' : '?')}map=svg");
            await Assertions.Expect(page.Locator(".grid .tile").First).ToBeVisibleAsync(new() { Timeout = Patience });

            await WalkAsync(page, wall);
        }
    }

    [PeerFact("chromium-headless-shell")]
    public async Task ConsolePages_ByTabAlone_EveryStopIsReachedAndSeen()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await demo.EnterAsync(page, "Administrator");
        foreach (var address in new[] { "console", "console/devices", "console/dashboards", "console/screens", "console/screens/walls", "console/users" })
        {
            await Browser.ConsoleAsync(page, $"{demo.Process.Url}{address}");
            await Assertions.Expect(page.Locator("#content h1")).ToBeVisibleAsync(new() { Timeout = Patience });
            await page.EvaluateAsync("document.activeElement?.blur()");

            await WalkAsync(page, address);
        }
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Tile_EnterAndEscape_OpenAndCloseItsCardAndStayOnTheWall()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/water?map=svg");
        var tile = page.Locator("[data-tile=pha-lai]");
        await Assertions.Expect(tile.Locator(".value")).Not.ToHaveTextAsync("–", new() { Timeout = Patience });
        await tile.FocusAsync();

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#detail")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#detail")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#detail")).ToContainTextAsync("water", new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.Locator("#detail")).ToBeHiddenAsync();
        await Assertions.Expect(tile).ToBeFocusedAsync();
        Assert.EndsWith("/wall/water?map=svg", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(new Regex("/wall/overview"), new() { WaitUntil = WaitUntilState.Commit });
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Replay_ByKeysAlone_BeginsMovesPausesAndEnds()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/water?map=svg");
        await Assertions.Expect(page.Locator(".beat-text")).ToContainTextAsync("trực tiếp", new() { Timeout = Patience });

        await page.Keyboard.PressAsync("r");
        await Assertions.Expect(page.Locator(".replay-bar")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("r");
        var play = page.Locator(".replay-play");
        await Assertions.Expect(play).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".replay-banner")).ToContainTextAsync("tạm dừng", new() { Timeout = Patience, IgnoreCase = true });
        var slider = page.Locator(".replay-range");
        await FocusByTabAsync(page, slider, 8);
        var before = await page.Locator(".replay-clock").InnerTextAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(".replay-clock")).Not.ToHaveTextAsync(before, new() { Timeout = Patience });
        Assert.Contains("at=", page.Url, StringComparison.Ordinal);
        await FocusByTabAsync(page, page.Locator(".replay-leave"), 16);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".replay-banner")).ToBeHiddenAsync(new() { Timeout = Patience });
        Assert.DoesNotContain("at=", page.Url, StringComparison.Ordinal);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Editor_WithoutAMouse_MovesResizesUndoesAndRedoes()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await demo.EnterAsync(page, "Technician");
        await Browser.ConsoleAsync(page, $"{demo.Process.Url}console/dashboards/first-device");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("[data-tile]").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await FocusByTabAsync(page, page.Locator("[data-box][tabindex='0']"), 40);
        var box = page.Locator("[data-box]:focus");
        var began = await box.GetAttributeAsync("aria-label");

        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Assertions.Expect(box).Not.ToHaveAttributeAsync("aria-label", began!);
        var smaller = await box.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(box).Not.ToHaveAttributeAsync("aria-label", smaller!);
        var moved = await box.GetAttributeAsync("aria-label");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(box).Not.ToHaveAttributeAsync("aria-label", moved!);
        await page.Keyboard.PressAsync("Control+Shift+Z");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-label", moved!);
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");

        await Assertions.Expect(box).ToHaveAttributeAsync("aria-label", began!);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-path=title] input").First).ToBeFocusedAsync();
    }

    /// <summary>Tab from the top: each stop of the page gets the focus once, and is seen to have it.</summary>
    private static async Task WalkAsync(IPage page, string address)
    {
        var stops = await page.EvaluateAsync<string[]>(Mark);
        Assert.NotEmpty(stops);
        var reached = new HashSet<string>();
        for (var pressed = 0; pressed < stops.Length + 20 && reached.Count < stops.Length; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<Focus>(Where);
            if (at.Stop is not null)
            {
                Assert.True(at.Seen, $"{address}: the focus is not seen on {at.What}");
                reached.Add(at.Stop);
            }
        }

        // Rows that live data took away meanwhile are gone with their marks.
        var missed = await page.EvaluateAsync<string[]>(
            "reached => [...document.querySelectorAll('[data-stop]')].filter(node => !reached.includes(node.dataset.stop) && node.tabIndex >= 0 && node.checkVisibility()).map(node => node.outerHTML.slice(0, 160))",
            reached.ToArray());
        Assert.True(missed.Length == 0, $"{address}: not reached by Tab: {string.Join(" | ", missed.Take(5))}");
    }

    private static async Task FocusByTabAsync(IPage page, ILocator wanted, int most)
    {
        for (var pressed = 0; pressed < most; pressed++)
        {
            if (await wanted.EvaluateAllAsync<bool>("nodes => nodes.includes(document.activeElement)"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(wanted).ToBeFocusedAsync();
    }

    private sealed record Focus
    {
        public string? Stop { get; set; }

        public bool Seen { get; set; }

        public string What { get; set; } = "";
    }
}
