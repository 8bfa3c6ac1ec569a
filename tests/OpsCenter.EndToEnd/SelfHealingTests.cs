using System.Diagnostics;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.EndToEnd;

/// <summary>What an operator counts on without touching the wall: it comes back, it greys what is late, and no screen harms another.</summary>
public sealed class SelfHealingTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const float Patience = 60_000;
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _config = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        CopyFolder(Path.Combine(Repository.Root, "ingest-config"), _config.Path);
        // A device that is expected every five seconds, so that its silence shows within the test.
        await File.AppendAllLinesAsync(
            Path.Combine(_config.Path, "packs", "environment", "fields.yaml"),
            ["  - {measurement: demo, field: temperature, name: {vi: T, en: T}, unit: °C, decimals: 1, interval: 5s}",
             "  - {measurement: demo, field: humidity, name: {vi: H, en: H}, unit: '%', decimals: 0, interval: 5s}"]);
        _server = await ServerProcess.StartAsync(_data.Path, "--demo", "--ConfigDir", _config.Path);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
        _config.Dispose();
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Wall_ServerAwayForAMinute_EveryTileIsLiveAgainWithoutATouch()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/overview");
        await Assertions.Expect(page.Locator("[data-tile][data-state=live]").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-tile][data-state=none]")).ToHaveCountAsync(0, new() { Timeout = Patience });

        await _server.KillAsync();
        await Assertions.Expect(page.Locator(".cover")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, CancellationToken.None);
        var begun = TimeProvider.System.GetTimestamp();
        await _server.StartAgainAsync();
        var ready = TimeProvider.System.GetElapsedTime(begun);
        await Assertions.Expect(page.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-tile][data-state=stale], [data-tile][data-state=none]")).ToHaveCountAsync(0, new() { Timeout = Patience });

        output.WriteLine($"ready {ready.TotalSeconds:F1} s after the start, every tile live {(TimeProvider.System.GetElapsedTime(begun) - ready).TotalSeconds:F1} s later");
    }

    [PeerFact("mosquitto_pub", "chromium-headless-shell")]
    public async Task Tile_ItsFeedStops_GreysByItselfWhileTheOthersStayLive()
    {
        var password = (await _server.VerbAsync("device", "add", "demo", "--publish", "line/#")).Output.Trim();
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/first-device");
        using var humidity = Publishing(password, "humidity", "demo humidity=61");
        using (Publishing(password, "temperature", "demo temperature=23.5"))
        {
            await Assertions.Expect(page.Locator("[data-tile=temperature][data-state=live]")).ToBeVisibleAsync(new() { Timeout = Patience });
            await Assertions.Expect(page.Locator("[data-tile=humidity][data-state=live]")).ToBeVisibleAsync(new() { Timeout = Patience });
        }

        await Assertions.Expect(page.Locator("[data-tile=temperature][data-state=stale]")).ToBeVisibleAsync(new() { Timeout = Patience });

        // The link itself is up: neighbours are live and nothing covers the screen. Two intervals of five seconds, read to the second.
        var age = await page.Locator("[data-tile=temperature] .tile-aside").InnerTextAsync();
        output.WriteLine($"grey at: {age}");
        await Assertions.Expect(page.Locator("[data-tile=humidity][data-state=live]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".cover")).ToBeHiddenAsync();
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Screens_OneIsFrozen_TheOthersDoNotNoticeAndItIsRightAgainAfterwards()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/overview");
        await Assertions.Expect(page.Locator("[data-tile][data-state=live]").First).ToBeVisibleAsync(new() { Timeout = Patience });
        var nine = new List<HubScreen>();
        for (var screen = 0; screen < 9; screen++)
        {
            nine.Add(await HubScreen.OpenAsync(_server.Url, "overview"));
        }

        var period = TimeSpan.FromSeconds(10);
        var before = await ReceivedAsync(nine, period);
        Signal(browser.Processes, "STOP");
        var during = await ReceivedAsync(nine, period);
        Signal(browser.Processes, "CONT");

        await Assertions.Expect(page.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-tile][data-state=live]").First).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("[data-tile][data-state=stale]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        output.WriteLine($"messages to each of nine in {period.TotalSeconds} s: {string.Join(' ', before)} before, {string.Join(' ', during)} with the tenth frozen");
        // The machine may be busy, but nobody may starve: half of what came before is far more than a blocked server would send.
        Assert.All(before.Zip(during), pair => Assert.True(pair.Second > pair.First / 2, $"{pair.First} before, {pair.Second} with one frozen"));
        foreach (var screen in nine)
        {
            await screen.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<int>> ReceivedAsync(IReadOnlyList<HubScreen> screens, TimeSpan period)
    {
        var from = screens.Select(screen => screen.Messages).ToList();
        await Task.Delay(period, TimeProvider.System, CancellationToken.None);
        return [.. screens.Zip(from, (screen, start) => screen.Messages - start)];
    }

    /// <summary>One client that sends the line every second until disposed.</summary>
    private Killing Publishing(string password, string client, string line)
    {
        // Until the new credential is known the first attempts are refused, hence the loop.
        var arguments = $"-h 127.0.0.1 -p {_server.MqttPort} -u demo -P '{password}' -i demo -q 1 -t line/demo -m '{line}'";
        return new Killing(Process.Start("bash", ["-c", $"while :; do flock {_data.Path}/one-at-a-time mosquitto_pub {arguments} 2>/dev/null; sleep 1; done # {client}"]));
    }

    private static void Signal(IEnumerable<int> processes, string signal)
    {
        foreach (var id in processes)
        {
            using var kill = Process.Start("kill", [$"-{signal}", $"{id}"]);
            kill.WaitForExit();
        }
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private sealed class Killing(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }
    }
}
