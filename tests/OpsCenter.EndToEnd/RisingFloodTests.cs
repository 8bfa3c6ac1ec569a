using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>The first minutes of the demonstration's flood, from its first alarm, on walls and in the console at once.</summary>
public sealed partial class RisingFloodTests : IAsyncLifetime
{
    private const float Patience = 60_000;

    /// <summary>The flood is planned for the first minutes, and a machine may be slow.</summary>
    private const float Flood = 300_000;
    private readonly TemporaryFolder _data = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_data.Path, "--demo", "--Simulator:Backfill", "00:00:00");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [PeerFact("chromium")]
    public async Task Flood_Rises_MapCameraAndConsoleTurnToItAndACutScreenHearsOfIt()
    {
        await using var browser = await Browser.OpenAsync();
        var (cameras, _) = await browser.PageAsync();
        await cameras.GotoAsync($"{_server.Url}wall/cameras?map=svg");
        var (map, _) = await browser.PageAsync();
        await map.GotoAsync($"{_server.Url}wall/overview?map=svg");
        var (cut, _) = await browser.PageAsync();
        var link = await LinkAsync(cut);

        var flown = Assertions.Expect(map.Locator(".map-controls.away")).ToBeAttachedAsync(new() { Timeout = Flood });
        var follows = Assertions.Expect(cameras.Locator("[data-tile=at-alarm]")).ToHaveAttributeAsync("data-following", Something(), new() { Timeout = Flood });
        await Assertions.Expect(cut.Locator(".strip-item").First).ToBeVisibleAsync(new() { Timeout = Flood });
        link.Cut = true;
        await flown;
        await follows;
        await Assertions.Expect(cameras.Locator("[data-tile=at-alarm] .camera-cause")).ToBeVisibleAsync();
        await Assertions.Expect(cameras.Locator("[data-tile=at-alarm][data-state=live]")).ToBeAttachedAsync(new() { Timeout = Patience });
        await CamerasBesideTheAlarmAsync(browser);

        link.Cut = false;
        var note = cut.Locator(".gap");
        await Assertions.Expect(note).ToBeVisibleAsync(new() { Timeout = Flood });
        Assert.True(await note.EvaluateAsync<bool>("""
            note => {
              const box = note.getBoundingClientRect();
              return note.scrollWidth <= note.clientWidth && [...document.querySelectorAll(".tile")].every(tile => tile.getBoundingClientRect().bottom <= box.top + 1);
            }
            """), "the note of missed alarms lies over a tile, or its words are cut");
        await note.PressAsync("Enter");
        await Assertions.Expect(note).ToBeHiddenAsync();
    }

    private async Task CamerasBesideTheAlarmAsync(Browser browser)
    {
        var (console, _) = await browser.PageAsync();
        await console.GotoAsync($"{_server.Url}demo");
        await console.Locator("button[value=Operator]").ClickAsync();
        await console.WaitForURLAsync("**/console");
        await console.GotoAsync($"{_server.Url}console/alarms");
        await console.Locator(".alarm[role=row]").First.ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(console.Locator(".near-cameras li")).ToHaveCountAsync(3, new() { Timeout = Patience });
        await console.WaitForFunctionAsync("[...document.querySelectorAll('.near-cameras img')].some(image => image.naturalWidth > 100)", null, new() { Timeout = Patience });
    }

    /// <summary>The water wall, whose link can be cut: then nothing comes through and no new one opens.</summary>
    private async Task<Link> LinkAsync(IPage page)
    {
        var link = new Link();
        await page.RouteWebSocketAsync(Hub(), socket =>
        {
            var hub = socket.ConnectToServer();
            hub.OnMessage(frame =>
            {
                if (!link.Cut)
                {
                    socket.Send(frame.Text!);
                }
            });
        });
        await page.GotoAsync($"{_server.Url}wall/first-device?map=svg");
        await Assertions.Expect(page.Locator(".beat-text")).ToContainTextAsync("trực tiếp", new() { Timeout = Patience });
        return link;
    }

    [GeneratedRegex(@"/hubs/live")]
    private static partial Regex Hub();

    [GeneratedRegex(".+")]
    private static partial Regex Something();

    private sealed class Link
    {
        private volatile bool _cut;

        public bool Cut { get => _cut; set => _cut = value; }
    }
}
