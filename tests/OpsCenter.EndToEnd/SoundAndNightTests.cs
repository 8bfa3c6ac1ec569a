using System.Globalization;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A wall that may sound, in a browser that asks for a touch first, and a wall at night.</summary>
[Collection(DemoServer.Shared)]
public sealed class SoundAndNightTests(DemoServer demo)
{
    private const float Patience = 60_000;

    /// <summary>Quiet for the six hours before and after this moment of the province's day.</summary>
    private static string Screens => $$$"""
        {"screens": [
          {"id": "loud", "title": "Loud", "dashboards": ["overview"], "sound": {"volume": 1, "critical": "repeat", "high": "repeat", "medium": "repeat", "information": "repeat"}},
          {"id": "night", "title": "Night", "dashboards": ["first-device"], "quiet": {"from": "{{{Hour(-6)}}}", "to": "{{{Hour(6)}}}", "dim": 60}}
        ]}
        """;

    [PeerFact("chromium")]
    public async Task Sound_BlockedByTheBrowser_SaysSoAndSoundsAfterAKey()
    {
        await File.WriteAllTextAsync(Path.Combine(demo.Dashboards, "screens.json"), Screens);
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await page.AddInitScriptAsync("""
            window.started = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) { window.started++; return start.apply(this, when); };
            """);
        await OpenAsync(page, "loud");
        var hint = page.Locator(".sound");

        await Assertions.Expect(hint).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(hint).ToContainTextAsync("chặn âm thanh");
        Assert.True(await page.EvaluateAsync<bool>("""
            () => { const hint = document.querySelector(".sound").getBoundingClientRect();
              return [...document.querySelectorAll(".tile")].every(tile => tile.getBoundingClientRect().bottom <= hint.top + 1); }
            """), "the hint lies over a tile");
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(hint).ToBeHiddenAsync(new() { Timeout = Patience });

        // Within minutes the flood raises alarms; each that waits sounds every twenty seconds.
        await page.WaitForFunctionAsync("window.started > 0", null, new() { Timeout = 240_000 });
        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(hint).ToContainTextAsync("tắt tiếng", new() { IgnoreCase = true });
    }

    [PeerFact("chromium")]
    public async Task QuietHours_NoCriticalAlarm_DimTheWhole()
    {
        await File.WriteAllTextAsync(Path.Combine(demo.Dashboards, "screens.json"), Screens);
        await using var browser = await Browser.OpenAsync();
        var page = await browser.Context.NewPageAsync();
        await OpenAsync(page, "night");

        // Lit only while a critical alarm waits.
        await page.WaitForFunctionAsync("""
            () => document.documentElement.classList.contains("dimmed") !== Boolean(document.querySelector(".strip-item.s1.unacked:not(.cleared), .alarm.s1.unacked:not(.cleared)"))
            """, null, new() { Timeout = Patience });
    }

    private static string Hour(int fromNow) => TimeProvider.System.GetUtcNow().AddHours(7 + fromNow).ToString("HH:mm", CultureInfo.InvariantCulture);

    private async Task OpenAsync(IPage page, string screen)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            var answer = await page.GotoAsync($"{demo.Process.Url}wall/{screen}?map=svg");
            if (answer!.Ok)
            {
                break;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }

        await Assertions.Expect(page.Locator(".grid .tile").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }
}
