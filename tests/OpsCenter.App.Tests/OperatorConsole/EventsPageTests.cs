using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.OperatorConsole.Events;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

[Collection(ConsoleHost.OneAtATime)]
public sealed class EventsPageTests
{
    [Fact]
    public async Task Page_EventsOfTheLastDay_AreShownAsTextWithPicturesOfTheWebOnly()
    {
        await using var host = await ConsoleHost.StartAsync();
        await HappenAsync(host, Happened("1", "<script>alert(1)</script>") with { PictureUrl = "javascript:alert(1)" });
        await HappenAsync(host, Happened("2", "Ngập ở Bến Bình") with { PictureUrl = "https://cam.example/1.jpg", Severity = Severity.High });
        using var browser = await host.SignedInAsync(Role.Viewer);

        var page = await browser.OpenAsync("/console/events");

        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://cam.example/1.jpg", Assert.Single(page.QuerySelectorAll("tbody a")).GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("tbody .sev"));
    }

    [Fact]
    public async Task Page_NothingHappened_SaysWhatToDo()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Viewer);

        Assert.Contains("Chọn khoảng dài hơn", (await browser.OpenAsync("/console/events")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithoutPermission_AnswersNothing()
    {
        await using var host = await ConsoleHost.StartAsync();
        await HappenAsync(host, Happened("1", "Ngập"));
        var events = host.Services.GetRequiredService<EventReading>();
        var query = new EventQuery(default, new Instant(long.MaxValue), Text: "ngap");

        Assert.Null(await events.ListAsync(Caller.Anonymous, query, CancellationToken.None));
    }

    private static OperationalEvent Happened(string id, string text)
    {
        var now = TimeProvider.System.GetInstant();
        return new OperationalEvent { Id = id, Time = now, ReceivedAt = now, Kind = "camera.person", Text = text };
    }

    private static async Task HappenAsync(ConsoleHost host, OperationalEvent happened) =>
        Assert.IsType<CommitOutcome.Accepted>(await host.Services.GetRequiredService<ITelemetryStore>().CommitAsync(new TelemetryBatch([], [happened]), CancellationToken.None));
}
