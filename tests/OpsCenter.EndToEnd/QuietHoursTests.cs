using System.Globalization;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>A wall at night.</summary>
[Collection(DemoServer.Shared)]
public sealed class QuietHoursTests(DemoServer demo)
{
    private const float Patience = 60_000;

    /// <summary>Quiet for the six hours before and after this moment of the province's day.</summary>
    private static string Screens => $$$"""
        {"screens": [
          {"id": "night", "title": "Night", "dashboards": ["first-device"], "quiet": {"from": "{{{Hour(-6)}}}", "to": "{{{Hour(6)}}}", "dim": 60}}
        ]}
        """;

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
