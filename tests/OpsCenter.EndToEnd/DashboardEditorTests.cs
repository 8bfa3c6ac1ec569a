using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.EndToEnd;

/// <summary>A technician moves a tile, names it, saves, and the wall follows; a hand in the file is seen by both.</summary>
public sealed class DashboardEditorTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _dashboards = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "dashboards"), "*.json"))
        {
            File.Copy(file, Path.Combine(_dashboards.Path, Path.GetFileName(file)));
        }

        _server = await ServerProcess.StartAsync(_data.Path, "--demo", "--DashboardsDir", _dashboards.Path, "--Simulator:Backfill", "00:10:00");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _dashboards.Dispose();
        _data.Dispose();
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Editor_DragTitleAndSave_TheWallFollowsAndAHandInTheFileIsSeen()
    {
        await using var browser = await Browser.OpenAsync();
        var (wall, wallErrors) = await browser.PageAsync();
        await wall.GotoAsync($"{_server.Url}wall/first-device");
        await Assertions.Expect(wall.Locator("[data-tile=humidity] .tile-title")).ToHaveTextAsync("Độ ẩm", Patiently);
        var (page, errors) = await browser.PageAsync();
        await EnterAsync(page);
        await Browser.ConsoleAsync(page, $"{_server.Url}console/dashboards/first-device");
        var box = page.Locator("[data-box=humidity]");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("[data-tile=humidity]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        // Onto another tile: shown, and not to be saved. Then back, and smaller.
        await DragAsync(page, box, -150, 0);
        await Assertions.Expect(box).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("over"));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true })).ToBeDisabledAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(box).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("over"));
        await DragAsync(page, box.Locator(".handle.n"), 0, 80);

        await page.Locator("[data-path=title] input").First.FillAsync("Độ ẩm ngoài trời");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".banner")).ToContainTextAsync("Đã lưu bản", new() { Timeout = 30_000 });

        await Assertions.Expect(wall.Locator("[data-tile=humidity] .tile-title")).ToHaveTextAsync("Độ ẩm ngoài trời", Patiently);
        Assert.NotEqual("1", await wall.Locator("[data-tile=humidity]").EvaluateAsync<string>("tile => tile.style.gridRowStart"));
        var file = Path.Combine(_dashboards.Path, "first-device.json");
        var saved = await File.ReadAllTextAsync(file);
        Assert.Contains("Độ ẩm ngoài trời", saved, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, saved.Replace("Độ ẩm ngoài trời", "Độ ẩm bằng tay", StringComparison.Ordinal));
        await Assertions.Expect(wall.Locator("[data-tile=humidity] .tile-title")).ToHaveTextAsync("Độ ẩm bằng tay", Patiently);
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Độ ẩm bằng tay"), new() { Timeout = 30_000 });
        Assert.Empty(errors.Concat(wallErrors));
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Editor_ForAssistiveTechnology_HasNoSeriousViolation()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await EnterAsync(page);
        await Browser.ConsoleAsync(page, $"{_server.Url}console/dashboards/water");
        await page.Locator("[data-box]").First.FocusAsync();
        await Assertions.Expect(page.Locator("[data-path='query.tags.site'] select")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        foreach (var tab in new[] { "tile", "dashboard", "json", "versions" })
        {
            await page.Locator($"#tab-{tab}").ClickAsync();
            var serious = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
            foreach (var violation in serious)
            {
                output.WriteLine($"{tab}: {violation.Id}: {violation.Help} ({violation.Nodes.Length}) {violation.Nodes[0].Html}");
            }

            Assert.Empty(serious);
        }
    }

    private static LocatorAssertionsToHaveTextOptions Patiently => new() { Timeout = 30_000 };

    private async Task EnterAsync(IPage page)
    {
        await page.GotoAsync($"{_server.Url}demo");
        await page.Locator("button[value=Technician]").ClickAsync();
        await page.WaitForURLAsync("**/console");
    }

    private static async Task DragAsync(IPage page, ILocator what, float right, float down)
    {
        await what.HoverAsync();
        var at = (await what.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(at.X + (at.Width / 2), at.Y + (at.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + (at.Width / 2) + right, at.Y + (at.Height / 2) + down, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }
}
