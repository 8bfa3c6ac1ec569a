using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>Every page there is, judged by axe: nothing serious, nothing critical; and on a phone nothing wider than it.</summary>
[Collection(DemoServer.Shared)]
public sealed partial class AccessibilityTests(DemoServer demo)
{
    private const float Patience = 60_000;

    /// <summary>What passes need not be listed node by node, which is most of the work.</summary>
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Pages of the server that stand in no <c>@page</c> directive.</summary>
    private static readonly string[] OtherPages = ["console/dashboards/water", "wall", "wall/site", "wall/site?site=atlantis", "wall/nowhere"];

    [PeerFact("chromium-headless-shell")]
    public async Task ConsolePages_InTheDarkTheme_HaveNoSeriousViolation() => await JudgeAsync(1920, 1080, "dark", ConsolePages());

    [PeerFact("chromium-headless-shell")]
    public async Task ConsolePages_OnAPhoneInTheLightTheme_HaveNoSeriousViolationAndFit() => await JudgeAsync(390, 844, "light", ConsolePages());

    [PeerFact("chromium-headless-shell")]
    public async Task Walls_InTheDarkTheme_HaveNoSeriousViolation() => await JudgeAsync(1920, 1080, "dark", Walls("dark"));

    [PeerFact("chromium-headless-shell")]
    public async Task Walls_OnAPhoneInTheLightTheme_HaveNoSeriousViolationAndFit() => await JudgeAsync(390, 844, "light", Walls("light"));

    [PeerFact("chromium-headless-shell")]
    public async Task Doors_BeforeSigningIn_HaveNoSeriousViolation() => await JudgeAsync(390, 844, null, DoorPages());

    private async Task JudgeAsync(int width, int height, string? theme, IReadOnlyList<string> pages)
    {
        Assert.NotEmpty(pages);
        await using var browser = await Browser.OpenAsync(width, height);
        if (theme is not null)
        {
            var door = await browser.Context.NewPageAsync();
            await demo.EnterAsync(door, "Administrator");
            await door.GotoAsync($"{demo.Process.Url}preferences?theme={theme}&returnUrl=/console");
            await door.CloseAsync();
        }

        // Two tabs: while one page comes, the other is judged.
        var waiting = new ConcurrentQueue<string>(pages);
        var found = await Task.WhenAll(JudgeAsync(browser, width, waiting), JudgeAsync(browser, width, waiting));
        Assert.True(found.All(faults => faults.Count == 0), string.Join('\n', found.SelectMany(faults => faults)));
    }

    private async Task<List<string>> JudgeAsync(Browser browser, int width, ConcurrentQueue<string> waiting)
    {
        var page = await browser.Context.NewPageAsync();
        var found = new List<string>();
        while (waiting.TryDequeue(out var address))
        {
            await page.GotoAsync($"{demo.Process.Url}{address}");
            await ShownAsync(page, address);
            found.AddRange(await ViolationsAsync(page, address));
            if (width < 700 && await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 1 and var over)
            {
                found.Add($"{address}: {over} px wider than the phone");
            }
        }

        return found;
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(IPage page, string address)
    {
        var result = await page.RunAxe(OnlyViolations);
        return result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{address}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(4).Select(node => node.Html))}");
    }

    /// <summary>Until the page has its content, and live values where it has any.</summary>
    private static async Task ShownAsync(IPage page, string address)
    {
        var content = address switch
        {
            "console/dashboards/water" => "[data-box]",
            _ when address.StartsWith("console", StringComparison.Ordinal) => "#content h1",
            _ when address.StartsWith("wall/", StringComparison.Ordinal) && !address.Contains("atlantis") && address is not ("wall/site" or "wall/nowhere") => ".grid .tile",
            _ => "h1",
        };
        await Assertions.Expect(page.Locator(content).First).ToBeVisibleAsync(new() { Timeout = Patience });
        // Judged as a person uses it: a page that cannot be used yet hides its faults.
        await Browser.AnswersAsync(page);
    }

    private static List<string> ConsolePages() => [.. Directives().Where(page => page.StartsWith("console", StringComparison.Ordinal)), .. OtherPages, "account/second-factor"];

    private static List<string> DoorPages() => [.. Directives().Where(page => !page.StartsWith("console", StringComparison.Ordinal) && !page.StartsWith("account", StringComparison.Ordinal))];

    private static List<string> Walls(string theme) =>
        [.. DemoServer.Walls.Select(wall => $"{wall}{(wall.Contains('?', StringComparison.Ordinal) ? '&' : '?')}map=svg&theme={theme}")];

    /// <summary>Addresses that the pages themselves declare, so that a new page is judged without a word here.</summary>
    private static IEnumerable<string> Directives() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "OpsCenter.App"), "*.razor", SearchOption.AllDirectories)
        .SelectMany(File.ReadLines)
        .Select(line => PageDirective().Match(line))
        .Where(match => match.Success)
        .Select(match => Filled(match.Groups[1].Value))
        .Order(StringComparer.Ordinal);

    /// <summary>A rule that is there; other things of which there may be none yet: their pages say so.</summary>
    private static string Filled(string page) => page
        .Replace("rules/{Id}", "rules/water.flood", StringComparison.Ordinal)
        .Replace("open-data/{Id}", "open-data/environment.aqi-hour", StringComparison.Ordinal)
        .Replace("kpis/{Id}", "kpis/water.rise", StringComparison.Ordinal)
        .Replace("sheets/{Id}", "sheets/socio-economic.month?period=2026-10", StringComparison.Ordinal)
        .Replace("{Number:int}", "1", StringComparison.Ordinal)
        .Replace("{Id:long}", "1", StringComparison.Ordinal)
        .Replace("{Number}", "2026-000001", StringComparison.Ordinal);

    [GeneratedRegex("^@page \"/([^\"]+)\"")]
    private static partial Regex PageDirective();
}
