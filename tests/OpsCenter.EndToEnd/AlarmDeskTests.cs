using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>An operator's minute with the alarm list: it sounds, several are taken by keyboard, a step is ticked, one is shelved, and the same on a phone.</summary>
[Collection(CalmProvince.Shared)]
public sealed class AlarmDeskTests(CalmProvince province)
{
    private const float Patience = CalmProvince.Patience;

    private const string CountNotes = """
        window.started = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.started++; return start.apply(this, when); };
        """;

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Desk_SoundBulkShelveAndSteps_ByKeyboardAndOnAPhone()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 800);
        var page = await browser.Context.NewPageAsync();
        await page.AddInitScriptAsync(CountNotes);
        await page.GotoAsync($"{province.Process.Url}demo");
        await page.Locator("button[value=Operator]").ClickAsync();
        await page.WaitForURLAsync("**/console");
        await Browser.ConsoleAsync(page, $"{province.Process.Url}console/alarms");
        await page.Keyboard.PressAsync("Shift");

        // A new alarm sounds.
        await province.LevelAsync("pha-lai", 4.2);
        await page.WaitForFunctionAsync("() => window.started > 0", null, new() { Timeout = Patience, PollingInterval = 100 });
        await province.LevelAsync("ben-binh", 3.7);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(2, new() { Timeout = Patience });

        // From anywhere j leads into the list, x ticks, a takes both with one comment; ? helps.
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".alarm:focus")).ToHaveCountAsync(1, Long);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator(".keys-help")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".keys-help")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".alarm:focus")).ToHaveCountAsync(1, Long);
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".alarm input:checked")).ToHaveCountAsync(1, Long);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".alarm input:checked")).ToHaveCountAsync(2, Long);
        await page.Locator(".bulk input").FillAsync("trực ban đã rõ");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".alarm.acked")).ToHaveCountAsync(2, Long);

        // A step is ticked and is there after a reload, with who did it.
        await page.Locator(".alarm").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".steps input").First.CheckAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".steps .done small")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".steps .done input")).ToBeCheckedAsync(new() { Timeout = Patience });

        // On a phone the detail is the whole screen, with a way back.
        await page.SetViewportSizeAsync(390, 844);
        await page.WaitForFunctionAsync("() => { const box = document.querySelector('.alarm-detail').getBoundingClientRect(); return box.left === 0 && box.top === 0 && Math.round(box.width) === 390 && Math.round(box.height) === 844; }", null, new() { Timeout = Patience, PollingInterval = 100 });
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 390"), "the page is wider than the phone");
        await page.Locator(".alarm-detail .back").ClickAsync();
        await Assertions.Expect(page.Locator(".alarm-detail")).ToBeHiddenAsync(new() { Timeout = Patience });

        // Shelved with a reason it stands apart, and comes back when taken down.
        await page.SetViewportSizeAsync(1280, 800);
        await page.Locator(".alarm").First.FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.Locator("#shelve-reason")).ToBeFocusedAsync(new() { Timeout = Patience });
        await page.Locator(".shelve button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".held-list li")).ToHaveCountAsync(1, Long);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(1, Long);
        await page.Locator(".held-list button").Last.ClickAsync();
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(2, Long);
        await province.CalmAsync();
    }

    private static LocatorAssertionsToHaveCountOptions Long => new() { Timeout = Patience };

    private static ILocator Rows(IPage page) => page.Locator(".alarm[role=row]");
}
