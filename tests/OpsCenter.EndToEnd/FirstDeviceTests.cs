using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;
using Xunit.Abstractions;

namespace OpsCenter.EndToEnd;

/// <summary>The newcomer's path: make a credential, publish with a tool of the trade, see the tile move; at the end, stop.</summary>
public sealed class FirstDeviceTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_data.Path, "--demo", "--Simulator:Backfill", "00:00:00");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [PeerFact("mosquitto_pub", "chromium-headless-shell")]
    public async Task Publish_WithTheDocumentedCredential_MovesTheTile()
    {
        var password = (await _server.VerbAsync("device", "add", "demo", "--publish", "line/#")).Output.Trim();
        await using var browser = await Browser.OpenAsync();
        var (page, errors) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/first-device");
        var value = page.Locator("[data-tile=temperature] .value");

        await PublishUntilAcceptedAsync(password, "demo temperature=23.5");
        await Assertions.Expect(value).ToHaveTextAsync("23,5", Patiently);
        var before = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, (await PublishAsync(password, "demo temperature=31.2")).ExitCode);
        await Assertions.Expect(value).ToHaveTextAsync("31,2", Patiently);

        output.WriteLine($"publish to tile, client start included: {TimeProvider.System.GetElapsedTime(before).TotalMilliseconds:F0} ms");
        Assert.Empty(errors);
    }

    [PeerFact("mosquitto_pub")]
    public async Task Publish_WithoutCredential_IsRefused()
    {
        var run = await ProgramRun.RunAsync("mosquitto_pub", ["-p", $"{_server.MqttPort}", "-t", "line/demo", "-m", "demo temperature=1", "-q", "1"]);

        Assert.NotEqual(0, run.ExitCode);
    }

    [PeerFact("mosquitto_pub", "chromium-headless-shell")]
    public async Task Wall_AfterTheServerWasKilled_SaysSoAndHealsByItself()
    {
        var password = (await _server.VerbAsync("device", "add", "demo", "--publish", "line/#")).Output.Trim();
        await PublishUntilAcceptedAsync(password, "demo temperature=20.1");
        await using var browser = await Browser.OpenAsync();
        var (page, _) = await browser.PageAsync();
        await page.GotoAsync($"{_server.Url}wall/first-device");
        await Assertions.Expect(page.Locator("[data-tile=temperature] .value")).ToHaveTextAsync("20,1", Patiently);

        await _server.KillAsync();
        await Assertions.Expect(page.Locator(".cover")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await _server.StartAgainAsync();
        await Assertions.Expect(page.Locator(".cover")).ToBeHiddenAsync(new() { Timeout = 60_000 });

        // What was acknowledged before the kill is still there, and new readings arrive.
        await Assertions.Expect(page.Locator("[data-tile=temperature] .value")).ToHaveTextAsync("20,1", new() { Timeout = 30_000 });
        await PublishUntilAcceptedAsync(password, "demo temperature=20.9");
        await Assertions.Expect(page.Locator("[data-tile=temperature] .value")).ToHaveTextAsync("20,9", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Server_OnTermination_ExitsCleanly() => Assert.Equal(0, await _server.StopAsync());

    private static LocatorAssertionsToHaveTextOptions Patiently => new() { Timeout = 20_000 };

    private Task<ProgramRun> PublishAsync(string password, string line) => ProgramRun.RunAsync(
        "mosquitto_pub",
        ["-h", "127.0.0.1", "-p", $"{_server.MqttPort}", "-i", "demo", "-u", "demo", "-P", password, "-q", "1", "-t", "line/demo", "-m", line]);

    /// <summary>A credential just made is known to the running server after its next look.</summary>
    private async Task PublishUntilAcceptedAsync(string password, string line)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if ((await PublishAsync(password, line)).ExitCode == 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, CancellationToken.None);
        }

        Assert.Fail("The new credential was not accepted.");
    }
}
