using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Quarantine;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The pages as the server first sends them, to a browser that has signed in.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class PagesTests
{
    [Fact]
    public async Task Alarms_OneOpen_ShownByShapeNumberAndWords()
    {
        await using var host = await ConsoleHost.StartAsync();
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh");
        using var browser = await host.SignedInAsync(Role.Operator);

        var row = (await browser.OpenAsync("/console/alarms")).QuerySelector("[role=row]")!;

        Assert.Contains("Lũ tại ben-binh", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("4,5", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", row.QuerySelector("svg text")!.TextContent);
        Assert.Equal("Khẩn cấp", row.QuerySelector("svg")!.GetAttribute("aria-label"));
        Assert.Equal("0", row.GetAttribute("tabindex"));
        Assert.NotNull(row.QuerySelector("input[type=checkbox]"));
    }

    [Fact]
    public async Task Alarms_Viewer_CannotTick()
    {
        await using var host = await ConsoleHost.StartAsync();
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh", "pha-lai");
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/alarms");

        Assert.Equal(2, page.QuerySelectorAll("[role=row]").Length);
        Assert.Empty(page.QuerySelectorAll("[role=row] input"));
    }

    [Fact]
    public async Task BareAddress_Newcomer_IsLedToTheConsole()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        Assert.Equal("/console", await browser.SentToAsync("/"));
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml", true)]
    [InlineData("application/json", false)]
    public async Task UnknownAddress_AskedByABrowser_LeadsOn(string accept, bool leads)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/no/such/page", UriKind.Relative));
        request.Headers.Add("Accept", accept);

        using var response = await browser.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(leads, (await response.Content.ReadAsStringAsync()).Contains("href=\"/console\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Navigation_ByRole_ShowsWhatTheRoleMayOpen()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var viewer = await host.SignedInAsync(Role.Viewer);
        using var technician = await host.SignedInAsync(Role.Technician);

        Assert.Equal(["/console", "/console/briefing", "/console/alarms", "/console/incidents", "/console/handover", "/console/alarm-performance", "/console/rules", "/console/kpis", "/console/jobs", "/console/anomalies", "/console/history", "/console/events", "/console/sheets", "/console/sources", "/console/areas", "/console/configuration"], await Links(viewer));
        var links = await Links(technician);
        Assert.Contains("/console/quarantine", links);
        Assert.DoesNotContain("/console/users", links);
    }

    [Fact]
    public async Task Quarantine_HostilePayload_IsShownAsTextOnly()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Services.GetRequiredService<IQuarantineStore>().AddAsync(
            [new QuarantineEntry(0, TimeProvider.System.GetInstant(), "unmapped", "a/<script>alert(1)</script>", "dev-1", "no source takes this", Encoding.UTF8.GetBytes("<img src=x>"))],
            CancellationToken.None);
        using var browser = await host.SignedInAsync(Role.Technician);

        var page = await browser.OpenAsync("/console/quarantine");

        Assert.Contains("a/<script>alert(1)</script>", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Scripts, script => script.Source is null && script.Text.Contains("alert(1)", StringComparison.Ordinal));
        Assert.Contains("dev-1", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/incidents/new", Role.Leader)]
    [InlineData("/console/maintenance", Role.Operator)]
    [InlineData("/console/quarantine", Role.Operator)]
    [InlineData("/console/devices", Role.Operator)]
    [InlineData("/console/devices/one?id=rg-ben-binh", Role.Operator)]
    [InlineData("/console/devices/credentials", Role.Operator)]
    [InlineData("/console/screens", Role.Leader)]
    [InlineData("/console/notifications", Role.Operator)]
    [InlineData("/console/briefing/subscriptions", Role.Operator)]
    [InlineData("/console/audit", Role.Technician)]
    [InlineData("/console/users", Role.Technician)]
    public async Task Page_RoleWithoutThePermission_IsDenied(string path, Role role)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(role);

        Assert.Equal("/denied", await browser.SentToAsync(path));
    }

    [Fact]
    public async Task EveryPage_Administrator_OpensWithOneHeadingAndNoInlineScript()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Administrator);
        foreach (var path in new[] { "", "/briefing", "/briefing?period=shift&area=hai-phong", "/briefing/subscriptions", "/alarms", "/alarms/history", "/alarm-performance", "/maintenance", "/incidents", "/incidents/new", "/handover", "/rules", "/rules/water.flood", "/rules/none", "/rules/proposals", "/rules/bulk?rule=water.flood", "/rules/import", "/kpis", "/kpis/water.level", "/kpis/none", "/history", "/events", "/sheets", "/sheets/socio-economic.month?period=2026-10", "/sheets/programme.tasks", "/sheets/none", "/sources", "/quarantine", "/playground", "/devices", "/devices/credentials", "/devices/one?id=rg-ben-binh", "/screens", "/screens/walls", "/dashboards", "/notifications", "/areas", "/configuration", "/users", "/audit" })
        {
            var page = await browser.OpenAsync($"/console{path}");

            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{path}: {page.Body!.TextContent}");
            Assert.Equal("vi", page.DocumentElement.GetAttribute("lang"));
            Assert.All(page.Scripts, script => Assert.NotNull(script.Source));
            Assert.All(page.QuerySelectorAll("main input, main select"), field => Assert.True(HasName(field), $"{path}: {field.OuterHtml}"));
        }
    }

    [Fact]
    public async Task Language_Chosen_PagesSpeakIt()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);
        Assert.Equal("/console/alarms", await browser.SentToAsync("/preferences?language=en&theme=light&returnUrl=%2Fconsole%2Falarms"));

        var page = await browser.OpenAsync("/console/alarms");

        Assert.Equal("Alarms", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("light", page.DocumentElement.GetAttribute("data-theme"));
    }

    [Fact]
    public async Task Overview_NothingEverArrived_ShowsTheWayToTheFirstDevice()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);
        Assert.Contains("mosquitto_pub", (await browser.OpenAsync("/console")).Body!.TextContent, StringComparison.Ordinal);

        var now = TimeProvider.System.GetInstant();
        await host.Services.GetRequiredService<ITelemetryStore>().CommitAsync(
            new TelemetryBatch([new Reading(SomeAlarm.Gauge("ben-binh"), now, 1, Quality.Good, ReadingFlags.None, now)], []), CancellationToken.None);

        Assert.DoesNotContain("mosquitto_pub", (await browser.OpenAsync("/console")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string?>> Links(PageClient browser) =>
        (await browser.OpenAsync("/console")).QuerySelectorAll("nav.rail li a").Select(link => link.GetAttribute("href"));

    private static bool HasName(AngleSharp.Dom.IElement field) =>
        field.HasAttribute("aria-label") || field.GetAttribute("type") == "hidden" || field.Closest("label") is not null
        || (field.Id is { Length: > 0 } id && field.Owner!.QuerySelector($"label[for='{id}']") is not null);
}
