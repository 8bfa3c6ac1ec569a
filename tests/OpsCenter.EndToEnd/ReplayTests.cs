using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The past on a wall, and the way down to a site, as a visitor meets them.</summary>
[Collection(DemoServer.Shared)]
public sealed class ReplayTests(DemoServer demo)
{
    [PeerFact("chromium-headless-shell")]
    public async Task Wall_AtAnEarlierMinute_ShowsExactlyTheStoredReading()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await demo.EnterAsync(page, "Operator");
        var (at, level) = await StoredAsync(page, "pha-lai");

        await page.GotoAsync($"{demo.Process.Url}wall/water?map=svg&speed=0.1&at={at:yyyy-MM-ddTHH:mm:ss}Z");

        await Assertions.Expect(page.Locator(".replay-label")).ToHaveTextAsync("Phát lại", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".replay-clock")).ToContainTextAsync($"{at.ToOffset(TimeSpan.FromHours(7)):dd/MM/yyyy HH:mm}");
        var shown = page.Locator("[data-tile=pha-lai] .value");
        await Assertions.Expect(shown).Not.ToHaveTextAsync("–", new() { Timeout = 60_000 });
        Assert.Equal(level, double.Parse((await shown.InnerTextAsync()).Replace(',', '.'), CultureInfo.InvariantCulture), 0.0051);
        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Replay_BackToLive_ShowsThePresentWithoutTheBanner()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/water?at=2020-01-01T00:00");
        await Assertions.Expect(page.Locator(".replay-bar")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator(".replay-leave").PressAsync("Enter");

        await Assertions.Expect(page.Locator(".replay-banner")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".beat-text")).ToContainTextAsync("trực tiếp", new() { Timeout = 60_000 });
        Assert.DoesNotContain("at=", page.Url, StringComparison.Ordinal);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Yagi_AtTheCrest_ShowsTheAnnouncedLevelAndFloodAlarmThree()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/yagi?at=2024-09-12T08:00:00&speed=0.1");

        await Assertions.Expect(page.Locator("[data-tile=pha-lai-now] .value")).ToHaveTextAsync("6,25", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-tile=alarms]")).ToContainTextAsync("Báo động III tại Phả Lại");
        await Assertions.Expect(page.Locator(".replay-label")).ToContainTextAsync("Tái dựng");
        await Assertions.Expect(page.Locator(".replay-clock")).ToContainTextAsync("12/09/2024 08:00");
        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Drill_FromTheProvinceToASeriesAndBack_KeepsTheWay()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{demo.Process.Url}wall/overview");
        await page.Locator("[data-tile=river-ben-binh] .tile-link").ClickAsync(new() { Timeout = 60_000 });
        await page.WaitForURLAsync(new Regex("/wall/water"));
        await page.Locator("[data-tile=pha-lai] .tile-link").ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/site\\?site=pha-lai"));
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync("Phả Lại");
        await Assertions.Expect(page.Locator(".series-row").Filter(new() { HasText = "Mực nước" }).Locator(".series-value").First).Not.ToHaveTextAsync("–");

        await page.Locator("[data-tile=series] .tile-link").ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/diagnostic\\?site=pha-lai"));
        await Assertions.Expect(page.Locator(".crumbs li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".series-row").First).ToContainTextAsync("im lặng");

        // The pointer still rests where it clicked, which opens the card of the tile there; Escape would close that first.
        await page.Mouse.MoveAsync(1, 1);
        await Assertions.Expect(page.Locator("#detail")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForURLAsync(new Regex("/wall/site\\?site=pha-lai"));
        await page.GoBackAsync();
        await page.WaitForURLAsync(new Regex("/wall/diagnostic"));
        await page.Locator(".crumbs a").First.ClickAsync();
        await page.WaitForURLAsync(new Regex("/wall/overview"));
        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Site_ThatNobodyKnows_AnswersTheListOfSites()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();

        var answer = await page.GotoAsync($"{demo.Process.Url}wall/site?site=atlantis");

        Assert.Equal(404, answer!.Status);
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("atlantis");
        await Assertions.Expect(page.Locator("a[href*='site=pha-lai']")).ToBeVisibleAsync();
    }

    /// <summary>A moment of the past and the level that the store had then, as the API answers it.</summary>
    private async Task<(DateTimeOffset At, double Level)> StoredAsync(IPage page, string site)
    {
        // The simulated past is published after the first live values.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        List<(DateTimeOffset At, double Level)> points = [];
        while (points.Count < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, limit.Token);
            var answer = await page.APIRequest.GetAsync(
                $"{demo.Process.Url}api/v1/query?measurement=river&field=level&tag.site={site}&from=-25m&to=-1m");
            var text = await answer.TextAsync();
            Assert.True(answer.Ok, text);
            using var json = JsonDocument.Parse(text);
            points = [.. json.RootElement.GetProperty("series").EnumerateArray()
                .SelectMany(series => series.GetProperty("points").EnumerateArray())
                .Select(point => (point[0].GetDateTimeOffset(), point[1].GetDouble()))];
        }

        // Between two readings, as far from both as can be: the moment runs on while the page opens.
        var (from, to) = points.Zip(points.Skip(1)).MaxBy(pair => pair.Second.At - pair.First.At);
        return (from.At + ((to.At - from.At) / 2), from.Level);
    }
}
