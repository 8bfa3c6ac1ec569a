using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Briefings;

/// <summary>The page and the slides as the server first sends them.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class BriefingPageTests
{
    private const string Hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script>";

    [Fact]
    public async Task Page_Leader_SeesFiveSectionsTheSentenceAndWhyAFigureIsMissing()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Leader);

        var page = await browser.OpenAsync("/console/briefing?period=week&date=2026-11-18");

        Assert.Equal(["1. Đã xảy ra", "2. Đang mở", "3. Ngoài mục tiêu", "4. Có gì thay đổi", "5. Sắp tới"], page.QuerySelectorAll(".brief-section > h2").Select(head => head.TextContent));
        Assert.Contains("Tuần 47 (16/11–22/11/2026)", page.QuerySelector(".brief-period")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("1 chỉ tiêu chưa có số liệu.", page.QuerySelector(".brief-sentence")!.TextContent, StringComparison.Ordinal);
        var kpi = Assert.Single(page.QuerySelectorAll(".brief-missing li"));
        Assert.Equal("Mực nước giờ", kpi.QuerySelector("summary")!.TextContent);
        Assert.EndsWith("Kỳ này chưa có giá trị nào được lưu", kpi.QuerySelector("small")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("mean(level)", kpi.QuerySelector("details dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/console/kpis/water.level", kpi.QuerySelector("details .brief-links a")!.GetAttribute("href"));
        Assert.Contains(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/console/briefing?period=week&date=2026-11-09");
        Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/console/briefing/subscriptions");
    }

    [Fact]
    public async Task Slides_HostileTitle_IsText()
    {
        await using var host = await ConsoleHost.StartAsync();
        await host.Services.GetRequiredService<IncidentService>().CreateAsync(ConsoleHost.Administrator, new IncidentDraft { Title = Hostile, Severity = Severity.High }, CancellationToken.None);
        using var browser = await host.SignedInAsync(Role.Leader);

        var day = OpsCenter.Core.Briefings.BriefingPeriod.Containing(OpsCenter.Core.Briefings.BriefingPeriodKind.Day, TimeProvider.System.GetInstant()).DateText;
        var slides = await browser.OpenAsync($"/briefing?present=1&period=day&date={day}");
        var page = await browser.OpenAsync($"/console/briefing?period=day&date={day}");

        Assert.Equal(6, slides.QuerySelectorAll(".slide").Length);
        Assert.Contains(slides.QuerySelectorAll(".brief-list b"), title => title.TextContent == Hostile);
        Assert.Contains(page.QuerySelectorAll(".brief-list a"), title => title.TextContent == Hostile);
        Assert.All(slides.Scripts.Concat(page.Scripts), script => Assert.NotNull(script.Source));
        Assert.Empty(slides.QuerySelectorAll("nav, main a"));
        Assert.Equal($"/console/briefing?period=day&date={day}", slides.Body!.GetAttribute("data-leave"));
    }

    [Theory]
    [InlineData("/briefing?period=month&date=2026-11-22", "/console/briefing?period=month&date=2026-11-01")]
    [InlineData("/briefing?period=none&area=nowhere&date=2026-11-22", "/console/briefing?period=day&date=2026-11-22")]
    [InlineData("/console/briefing?present=1&period=day&date=2026-11-22", "/briefing?period=day&date=2026-11-22&present=1")]
    public async Task Address_OfABriefing_LeadsToThePageOrTheSlides(string path, string expected)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        Assert.Equal(expected, await browser.SentToAsync(path));
    }

    [Fact]
    public async Task Slides_SignedOut_LeadToTheDoor()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = host.Browser();

        Assert.StartsWith("/sign-in", await browser.SentToAsync("/briefing?present=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscriptions_Operator_IsDenied_Technician_SeesTheChannels()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var operating = await host.SignedInAsync(Role.Operator);
        using var technician = await host.SignedInAsync(Role.Technician);

        Assert.Equal("/denied", await operating.SentToAsync("/console/briefing/subscriptions"));
        Assert.NotEmpty((await technician.OpenAsync("/console/briefing/subscriptions")).QuerySelectorAll("form select option"));
    }
}
