using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The past on a wall, and the way down to a site, as a visitor meets them.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_data.Path, "--demo");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [PeerFact("chromium")]
    public async Task Replay_BackToLive_ShowsThePresentWithoutTheBanner()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/water?at=2020-01-01T00:00");
        await Assertions.Expect(page.Locator(".replay-bar")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator(".replay-leave").PressAsync("Enter");

        await Assertions.Expect(page.Locator(".replay-banner")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".beat-text")).ToContainTextAsync("trực tiếp", new() { Timeout = 60_000 });
        Assert.DoesNotContain("at=", page.Url, StringComparison.Ordinal);
    }

    [PeerFact("chromium")]
    public async Task Yagi_AtTheCrest_ShowsTheAnnouncedLevelAndFloodAlarmThree()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/yagi?at=2024-09-12T08:00:00&speed=0.1");

        await Assertions.Expect(page.Locator("[data-tile=pha-lai-now] .value")).ToHaveTextAsync("6,25", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-tile=alarms]")).ToContainTextAsync("Báo động III tại Phả Lại");
        await Assertions.Expect(page.Locator(".replay-label")).ToContainTextAsync("Tái dựng");
        await Assertions.Expect(page.Locator(".replay-clock")).ToContainTextAsync("12/09/2024 08:00");
        Assert.Empty(errors);
    }

    [PeerFact("chromium")]
    public async Task Drill_FromTheProvinceToASeriesAndBack_KeepsTheWay()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/overview");
        await page.Locator("[data-tile=river-ben-binh] .tile-link").ClickAsync(new() { Timeout = 60_000 });
        await page.WaitForURLAsync(new Regex("/wall/water"));
        await page.Locator("[data-tile=pha-lai] .tile-link").ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/site\\?site=pha-lai"));
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync("Phả Lại");
        await Assertions.Expect(page.Locator(".series-row").Filter(new() { HasText = "Mực nước" }).Locator(".series-value")).Not.ToHaveTextAsync("–");

        await page.Locator("[data-tile=series] .tile-link").ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/diagnostic\\?site=pha-lai"));
        await Assertions.Expect(page.Locator(".crumbs li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".series-row").First).ToContainTextAsync("im lặng");

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(new Regex("/wall/site\\?site=pha-lai"));
        await page.GoBackAsync();
        await page.WaitForURLAsync(new Regex("/wall/diagnostic"));
        await page.Locator(".crumbs a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/overview"));
        Assert.Empty(errors);
    }

    [PeerFact("chromium")]
    public async Task Site_ThatNobodyKnows_AnswersTheListOfSites()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();

        var answer = await page.GotoAsync($"{_server.Url}wall/site?site=atlantis");

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("atlantis");
        await Assertions.Expect(page.Locator("a[href*='site=pha-lai']")).ToBeVisibleAsync();
    }
}
