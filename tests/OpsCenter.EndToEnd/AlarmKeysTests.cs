using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Alarms acknowledged without a mouse while the list moves: what has the focus is what is acknowledged.</summary>
[Collection(CalmProvince.Shared)]
public sealed class AlarmKeysTests(CalmProvince province)
{
    private const float Patience = CalmProvince.Patience;

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Rows_MoveAndGoWhileOneWorks_FocusStaysWithTheAlarm()
    {
        await province.CalmAsync();
        await province.LevelAsync("pha-lai", 4.2);
        await province.LevelAsync("an-phu", 2.2);
        await province.LevelAsync("ben-binh", 3.7);
        await using var browser = await Browser.OpenAsync(1280, 720);
        var page = await EnterAsync(browser);
        await Assertions.Expect(Rows(page)).ToHaveCountAsync(3, new() { Timeout = Patience });
        var (first, worked, other) = (Row(page, "Bến Bình"), Row(page, "Phả Lại"), Row(page, "An Phụ"));

        // The first row has the focus and was chosen by nobody; a worse alarm above it is not what the key means.
        await TabToTheListAsync(page);
        await Assertions.Expect(first).ToBeFocusedAsync(Long);
        await province.LevelAsync("an-phu", 3.0);
        await Assertions.Expect(Rows(page).First).ToContainTextAsync("An Phụ", new() { Timeout = Patience });
        await Assertions.Expect(first).ToBeFocusedAsync(Long);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(Row(page, "Bến Bình", ".acked")).ToBeFocusedAsync(Long);
        await Assertions.Expect(Row(page, "An Phụ", ".fresh")).ToHaveCountAsync(1);

        // A row that rises takes the focus along.
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(worked).ToBeFocusedAsync(Long);
        await province.LevelAsync("pha-lai", 6.3);
        await Assertions.Expect(Rows(page).First).ToContainTextAsync("Phả Lại", new() { Timeout = Patience });
        await Assertions.Expect(worked).ToBeFocusedAsync(Long);
        await Assertions.Expect(worked).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(page.Locator(".alarm[aria-selected=true]")).ToHaveCountAsync(1);

        // Read, leave the text field, and one is back on the row; acknowledged, it falls below the other.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#comment")).ToBeFocusedAsync(Long);
        await page.Keyboard.TypeAsync("a");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".alarm-detail")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(worked).ToBeFocusedAsync(Long);
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(Row(page, "Phả Lại", ".acked")).ToBeFocusedAsync(Long);
        await Assertions.Expect(Rows(page).First).ToContainTextAsync("An Phụ", new() { Timeout = Patience });
        await Assertions.Expect(worked).ToBeFocusedAsync(Long);
        await Assertions.Expect(Row(page, "An Phụ", ".fresh")).ToHaveCountAsync(1);

        // Over and gone: its neighbour has the focus, and the arrows go on from there.
        await province.LevelAsync("pha-lai", 0.5);
        await Assertions.Expect(worked).ToHaveCountAsync(0, new() { Timeout = Patience });
        await Assertions.Expect(first).ToBeFocusedAsync(Long);
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(other).ToBeFocusedAsync(Long);
        await page.Keyboard.PressAsync(" ");
        await Assertions.Expect(other.Locator("input[type=checkbox]")).ToBeCheckedAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator(".bulk")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(Row(page, "An Phụ", ".acked")).ToBeFocusedAsync(Long);
    }

    private static LocatorAssertionsToBeFocusedOptions Long => new() { Timeout = Patience };

    private async Task<IPage> EnterAsync(Browser browser)
    {
        var page = await browser.Context.NewPageAsync();
        await page.GotoAsync($"{province.Process.Url}demo");
        await page.Locator("button[value=Operator]").ClickAsync();
        await page.WaitForURLAsync("**/console");
        await Browser.ConsoleAsync(page, $"{province.Process.Url}console/alarms");
        // The page puts the focus on its title once it answers keys.
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync(Long);
        return page;
    }

    private static async Task TabToTheListAsync(IPage page)
    {
        for (var pressed = 0; pressed < 60 && await page.Locator(".alarm:focus").CountAsync() == 0; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
        }
    }

    private static ILocator Rows(IPage page) => page.Locator(".alarm[role=row]");

    private static ILocator Row(IPage page, string site, string state = "") => page.Locator($".alarm[role=row]{state}").Filter(new() { HasText = $"tại {site}" });
}
