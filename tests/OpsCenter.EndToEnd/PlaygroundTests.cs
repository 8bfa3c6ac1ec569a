using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A technician at work: catches what a device sends, sees what it becomes, changes the mapping in force and takes that back.</summary>
[Collection(CalmProvince.Shared)]
public sealed class PlaygroundTests(CalmProvince province)
{
    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Capture_OneOfADevicesMessages_ShowsWhatItBecomes()
    {
        await using var browser = await Browser.OpenAsync();
        var page = await EnterAsync(browser);
        await page.FillAsync("#capture-filter", "water/+/telemetry");
        await page.PressAsync("#capture-filter", "Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Đang chờ");

        await province.LevelAsync("an-tho", 0.75);

        var caught = page.Locator(".captured tr").Filter(new() { HasText = "water/rg-an-tho/telemetry" });
        await caught.First.GetByRole(AriaRole.Button, new() { Name = "Chọn" }).ClickAsync(new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(page.Locator("textarea").First).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("\"level_cm\":75"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("0,75", new() { Timeout = CalmProvince.Patience });
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Mapping_PutIntoForceAndTakenBack_TheFileFollows()
    {
        var file = Path.Combine(province.ConfigDir, "packs", "water", "sources.yaml");
        var before = await File.ReadAllTextAsync(file);
        await using var browser = await Browser.OpenAsync();
        var page = await EnterAsync(browser);
        await page.Locator("select").Last.SelectOptionAsync("water");
        var draft = page.Locator("textarea").Nth(1);
        await Assertions.Expect(draft).ToHaveValueAsync(before.ReplaceLineEndings("\n"));

        await draft.FillAsync("# Changed by hand.\n" + before);
        await draft.BlurAsync();
        await ConfirmAsync(page, "Đưa vào áp dụng");
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("đã có hiệu lực", new() { Timeout = CalmProvince.Patience });
        Assert.StartsWith("# Changed by hand.", await File.ReadAllTextAsync(file), StringComparison.Ordinal);

        await ConfirmAsync(page, "Hoàn tác");
        await Assertions.Expect(page.Locator(".toast").Last).ToContainTextAsync("trở lại bản trước", new() { Timeout = CalmProvince.Patience });
        Assert.Equal(before, await File.ReadAllTextAsync(file));
        await Assertions.Expect(draft).ToHaveValueAsync(before.ReplaceLineEndings("\n"));
    }

    private static async Task ConfirmAsync(IPage page, string action)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await page.Locator(".confirm .btn-danger").ClickAsync();
    }

    private async Task<IPage> EnterAsync(Browser browser)
    {
        var page = await browser.Context.NewPageAsync();
        await page.GotoAsync($"{province.Process.Url}demo");
        await page.Locator("button[value=Administrator]").ClickAsync();
        await page.WaitForURLAsync("**/console");
        await Browser.ConsoleAsync(page, $"{province.Process.Url}console/playground");
        return page;
    }
}
