using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpsCenter.Testing;
using Xunit;

namespace OpsCenter.EndToEnd;

/// <summary>What an operator and a technician do from morning to evening, each step in the pages they have.</summary>
[Collection(CalmProvince.Shared)]
public sealed partial class WorkingDayTests(CalmProvince province)
{
    private const float Patience = CalmProvince.Patience;

    private const string CountNotes = """
        window.started = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { window.started++; return start.apply(this, when); };
        """;

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Operator_AlarmToIncidentToHandover()
    {
        await province.CalmAsync();
        await using var browser = await Browser.OpenAsync(1280, 900);
        var page = await browser.Context.NewPageAsync();
        await page.AddInitScriptAsync(CountNotes);
        await EnterAsync(page, "Operator", "console/alarms");
        await page.Keyboard.PressAsync("Shift");

        // It sounds; taken over with a comment.
        await province.LevelAsync("ben-trieu", 3.0);
        await page.WaitForFunctionAsync("() => window.started > 0", null, new() { Timeout = Patience, PollingInterval = 100 });
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".alarm:focus")).ToHaveCountAsync(1, Count);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#comment").FillAsync("đã gọi trạm", new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".alarm.acked")).ToHaveCountAsync(1, Count);

        // An incident, its tasks out of the procedure.
        await page.Locator(".open-incident button").First.ClickAsync(new() { Timeout = Patience });
        await page.WaitForURLAsync(IncidentAddress(), new() { Timeout = Patience });
        var number = IncidentAddress().Match(page.Url).Groups["number"].Value;
        var tasks = page.Locator(".tasks input[type=checkbox]");
        await Assertions.Expect(tasks.First).ToBeVisibleAsync(Visible);
        for (var task = 0; task < await tasks.CountAsync(); task++)
        {
            await tasks.Nth(task).ClickAsync();
            await Assertions.Expect(page.Locator(".tasks .done")).ToHaveCountAsync(task + 1, Count);
        }

        await province.LevelAsync("ben-trieu", 0.5);
        await page.Locator("#reason").FillAsync("nước đã rút, dân an toàn");
        await page.Locator("button.btn-primary", new() { HasText = "Đã xử lý xong" }).ClickAsync();
        await Assertions.Expect(page.Locator(".incident-head .chip.ok")).ToBeVisibleAsync(Visible);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đóng", Exact = true }).ClickAsync();
        await page.Locator(".confirm .btn-danger").ClickAsync();
        await Assertions.Expect(page.Locator("#what")).ToBeVisibleAsync(Visible);

        // The shift is handed over, with the incident in its draft, and taken by somebody else.
        await Browser.ConsoleAsync(page, $"{province.Process.Url}console/handover");
        await page.Locator("#content form button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(new Regex(Regex.Escape(number)), new() { Timeout = Patience });
        await page.GetByRole(AriaRole.Button, new() { Name = "Ký và giao ca" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.once")).ToBeVisibleAsync(Visible);
        await using var other = await Browser.OpenAsync(1280, 900);
        var next = await other.Context.NewPageAsync();
        await EnterAsync(next, "Technician", "console/handover");
        await next.Locator("section.once .btn-primary").First.ClickAsync(new() { Timeout = Patience });
        await Assertions.Expect(next.Locator("section.once")).ToHaveCountAsync(0, Count);
        await province.CalmAsync();
    }

    [PeerFact("chromium-headless-shell", "mosquitto_pub")]
    public async Task Technician_SilenceToRuleToApprovalToRollback()
    {
        await province.CalmAsync();
        var shipped = province.WaterRules;
        await using var browser = await Browser.OpenAsync(1280, 1000);
        var page = await browser.Context.NewPageAsync();
        await using var other = await Browser.OpenAsync(1280, 1000);
        var second = await other.Context.NewPageAsync();
        try
        {
            // A gauge that falls silent is found.
            province.WaterRules = shipped.Replace("limit: 10d", "limit: 20s", StringComparison.Ordinal);
            await province.LevelAsync("an-tho", 0.5);
            await EnterAsync(page, "Technician", "console/alarms");
            await Assertions.Expect(Silent(page, "An Thổ")).ToBeVisibleAsync(Visible);

            // The rule is edited in the form, tried on the past, sent for approval; its author may not approve it.
            await Browser.ConsoleAsync(page, $"{province.Process.Url}console/rules/water.silent");
            await LimitAsync(page, "9d");
            await page.Locator("section", new() { HasText = "Chạy thử" }).Locator("form button[type=submit]").Last.ClickAsync();
            await Assertions.Expect(page.Locator(".verdict")).ToBeVisibleAsync(Visible);
            var proposal = await SubmitAsync(page, "trạm báo 15 phút một lần");
            await Browser.ConsoleAsync(page, proposal);
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true })).ToHaveCountAsync(0, Count);

            // Another person approves, and it is in force.
            await EnterAsync(second, "Administrator", new Uri(proposal).PathAndQuery.TrimStart('/'));
            await ApproveAsync(second);
            Assert.Contains("limit: 9d", province.WaterRules, StringComparison.Ordinal);
            await province.CalmAsync();
            await Browser.ConsoleAsync(page, $"{province.Process.Url}console/alarms");
            await Assertions.Expect(Silent(page, "An Thổ")).ToHaveCountAsync(0, Count);

            // Back to the version before, the same way.
            await Browser.ConsoleAsync(page, $"{province.Process.Url}console/rules/water.silent");
            await page.GetByRole(AriaRole.Button, new() { Name = "Đưa về bản này" }).First.ClickAsync(new() { Timeout = Patience });
            await Browser.ConsoleAsync(second, await SubmitAsync(page, "vẫn cần biết sớm"));
            await ApproveAsync(second);
            Assert.Contains("limit: 20s", province.WaterRules, StringComparison.Ordinal);
        }
        finally
        {
            province.WaterRules = shipped;
        }

        await province.CalmAsync();
    }

    private static LocatorAssertionsToHaveCountOptions Count => new() { Timeout = Patience };

    private static LocatorAssertionsToBeVisibleOptions Visible => new() { Timeout = Patience };

    private static ILocator Silent(IPage page, string site) => page.Locator(".alarm[role=row]").Filter(new() { HasText = $"Mất số liệu: {site}" });

    private static async Task LimitAsync(IPage page, string limit)
    {
        // Levels stand from the worst to the mildest; the mildest is what fired.
        var field = page.Locator(".rule-form fieldset", new() { HasText = "Mức 1" }).GetByLabel("Giới hạn", new() { Exact = true });
        await field.FillAsync(limit, new() { Timeout = Patience });
        await field.BlurAsync();
    }

    private static async Task<string> SubmitAsync(IPage page, string reason)
    {
        var panel = page.Locator("section", new() { HasText = "Gửi duyệt" });
        await panel.Locator("textarea").Last.FillAsync(reason);
        await panel.Locator("textarea").Last.BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi duyệt", Exact = true }).ClickAsync(new() { Timeout = Patience });
        await page.WaitForURLAsync(new Regex("/console/rules/proposals/\\d+$"), new() { Timeout = Patience });
        return page.Url;
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Duyệt", Exact = true }).ClickAsync(new() { Timeout = Patience });
        await page.Locator(".confirm .btn-danger").ClickAsync();
        await Assertions.Expect(page.Locator(".chip.ok").First).ToBeVisibleAsync(Visible);
    }

    private async Task EnterAsync(IPage page, string role, string address)
    {
        await page.GotoAsync($"{province.Process.Url}demo");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/console");
        await Browser.ConsoleAsync(page, $"{province.Process.Url}{address}");
    }

    [GeneratedRegex(@"/console/incidents/(?<number>\d{4}-\d+)$")]
    private static partial Regex IncidentAddress();
}
