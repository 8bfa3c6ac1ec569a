using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.EndToEnd;

/// <summary>The demonstration as a visitor meets it.</summary>
public sealed class DemoWallsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_data.Path, "--demo");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Walls_InTheDemonstration_AreLiveMarkedAndWithoutErrors()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        foreach (var wall in new[] { "overview", "environment", "water", "traffic", "cameras" })
        {
            await page.GotoAsync($"{_server.Url}wall/{wall}");
            await Assertions.Expect(page.Locator("[data-tile] .value").Filter(new() { HasNotText = "–" }).First).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Assertions.Expect(page.GetByText("mô phỏng", new() { Exact = false }).First).ToBeVisibleAsync();
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollHeight > innerHeight + 1 || document.documentElement.scrollWidth > innerWidth + 1"), $"{wall} scrolls");
        }

        Assert.Empty(errors);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Overview_ForAssistiveTechnology_HasNoSeriousViolation()
    {
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/overview");
        await Assertions.Expect(page.Locator("[data-tile] .value").First).ToBeVisibleAsync(new() { Timeout = 30_000 });

        var result = await page.RunAxe();

        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").ToList();
        foreach (var violation in serious)
        {
            output.WriteLine($"{violation.Id}: {violation.Help} ({violation.Nodes.Length}) {violation.Nodes[0].Html}");
        }

        Assert.Empty(serious);
    }

    [PeerFact("chromium-headless-shell")]
    public async Task Server_OnTermination_ExitsCleanly() => Assert.Equal(0, await _server.StopAsync());
}
