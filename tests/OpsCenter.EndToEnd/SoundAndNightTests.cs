using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Walls that may sound, in a browser that asks for a touch first: by day each severity by its own melody, by night only what is critical.</summary>
[Collection(CalmProvince.Shared)]
public sealed class SoundAndNightTests(CalmProvince province)
{
    /// <summary>Notes of the tone for a critical and for a high alarm.</summary>
    private const int CriticalNotes = 6;
    private const int HighNotes = 2;

    private const string CountNotes = """
        window.started = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.started++; return start.apply(this, when); };
        """;

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Sound_ByDayAndNight_TellsTheSeverityAndNightIsBrokenOnlyByACriticalAlarm()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 720);
        var night = await province.WallAsync(browser, "night", CountNotes);
        await TouchAsync(night);
        var loud = await province.WallAsync(browser, "loud", CountNotes);
        await TouchAsync(loud);
        await DimmedAsync(night, true);

        await province.LevelAsync("ben-binh", 4.2);
        await PlayedAsync(loud, HighNotes);
        // The night has seen the same alarm and has had the time to sound.
        await Assertions.Expect(night.Locator(".strip-item.s2.unacked")).ToBeVisibleAsync(new() { Timeout = CalmProvince.Patience });
        await ASecondPassesAsync(night);
        await PlayedAsync(night, 0);
        await DimmedAsync(night, true);

        await province.LevelAsync("ben-binh", 4.8);
        await PlayedAsync(loud, HighNotes + CriticalNotes);
        await PlayedAsync(night, CriticalNotes);
        await DimmedAsync(night, false);

        await loud.Keyboard.PressAsync("m");
        await Assertions.Expect(loud.Locator(".sound")).ToContainTextAsync("tắt tiếng", new() { IgnoreCase = true });
        await province.LevelAsync("pha-lai", 6.3);
        await PlayedAsync(night, 2 * CriticalNotes);
        await Assertions.Expect(loud.Locator(".strip-item.s1")).ToHaveCountAsync(2, new() { Timeout = CalmProvince.Patience });
        await ASecondPassesAsync(loud);
        await PlayedAsync(loud, HighNotes + CriticalNotes);

        await province.CalmAsync();
        await DimmedAsync(night, true);
    }

    /// <summary>The wall says that the browser is silent, and over no tile; a key is enough.</summary>
    private static async Task TouchAsync(IPage page)
    {
        var hint = page.Locator(".sound");
        await Assertions.Expect(hint).ToBeVisibleAsync(new() { Timeout = CalmProvince.Patience });
        await Assertions.Expect(hint).ToContainTextAsync("chặn âm thanh");
        Assert.True(await page.EvaluateAsync<bool>("""
            () => { const hint = document.querySelector(".sound").getBoundingClientRect();
              return [...document.querySelectorAll(".tile")].every(tile => tile.getBoundingClientRect().bottom <= hint.top + 1); }
            """), "the hint lies over a tile");
        await page.Keyboard.PressAsync("Shift");
        await Assertions.Expect(hint).ToBeHiddenAsync(new() { Timeout = CalmProvince.Patience });
    }

    /// <summary>By the clock: a page that is not in front draws no frame on a busy machine.</summary>
    private static PageWaitForFunctionOptions Long => new() { Timeout = CalmProvince.Patience, PollingInterval = 100 };

    private static async Task PlayedAsync(IPage page, int notes) =>
        await page.WaitForFunctionAsync("notes => window.started === notes", notes, Long);

    private static async Task DimmedAsync(IPage page, bool dimmed) =>
        await page.WaitForFunctionAsync("dimmed => document.documentElement.classList.contains('dimmed') === dimmed", dimmed, Long);

    /// <summary>Twice more the wall's own beat, which sounds what is due.</summary>
    private static async Task ASecondPassesAsync(IPage page)
    {
        var clock = page.Locator(".wall-time");
        for (var beat = 0; beat < 2; beat++)
        {
            var before = await clock.InnerTextAsync();
            await Assertions.Expect(clock).Not.ToHaveTextAsync(before, new() { Timeout = CalmProvince.Patience });
        }
    }
}
