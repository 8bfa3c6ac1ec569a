using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Incidents;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The pages of incidents and of the handover as the server first sends them.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class IncidentPagesTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Lan = Caller.Person("lan", [Role.Operator]);

    [Fact]
    public async Task List_Empty_SaysWhereIncidentsComeFrom()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var viewer = await host.SignedInAsync(Role.Viewer);

        var page = await viewer.OpenAsync("/console/incidents");

        Assert.Contains("Không có sự cố nào đang mở", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href='/console/incidents/new']"));
    }

    [Fact]
    public async Task File_OfAnAlarm_ShowsTasksTimelineAndWhatTheRoleMay()
    {
        await using var host = await ConsoleHost.StartAsync();
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh");
        var alarm = host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms[0].Id;
        var number = (await host.Services.GetRequiredService<IncidentService>().OpenAsync(Lan, alarm, None)).Number;
        await host.Services.GetRequiredService<IncidentService>().ChangeAsync(Lan, number!, new IncidentEdit { Comment = "<script>alert(1)</script>" }, None);
        using var @operator = await host.SignedInAsync(Role.Operator);
        using var viewer = await host.SignedInAsync(Role.Viewer);

        var row = (await @operator.OpenAsync("/console/incidents")).QuerySelector("[role=row]")!;
        var page = await @operator.OpenAsync($"/console/incidents/{number}");
        var looked = await viewer.OpenAsync($"/console/incidents/{number}");

        Assert.Contains(number!, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lũ tại ben-binh", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".tasks input"));
        Assert.All(page.QuerySelectorAll(".tasks input"), input => Assert.False(input.HasAttribute("disabled")));
        Assert.Contains("Gắn cảnh báo", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".history")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lũ tại ben-binh", page.QuerySelector(".links")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#reason"));
        Assert.All(looked.QuerySelectorAll(".tasks input"), input => Assert.True(input.HasAttribute("disabled")));
        Assert.Null(looked.QuerySelector("#reason"));
        Assert.Null(looked.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task File_Unknown_SaysSo()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var viewer = await host.SignedInAsync(Role.Viewer);

        Assert.Contains("Không có sự cố 2026-999999", (await viewer.OpenAsync("/console/incidents/2026-999999")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handover_Signed_WaitsForAnotherPersonAndStaysAsItWas()
    {
        await using var host = await ConsoleHost.StartAsync();
        var handovers = host.Services.GetRequiredService<HandoverService>();
        var now = TimeProvider.System.GetInstant();
        Assert.Equal(HandoverOutcome.WrongPeriod, (await handovers.SignAsync(Lan, now, now, "x", None)).Outcome);
        Assert.Equal(HandoverOutcome.Forbidden, (await handovers.SignAsync(Caller.Person("nam", [Role.Leader]), now - TimeSpan.FromHours(8), now, "x", None)).Outcome);
        var (outcome, id) = await handovers.SignAsync(Lan, now - TimeSpan.FromHours(8), now, "Trạm bơm số 2 đang sửa", None);
        Assert.Equal(HandoverOutcome.Done, outcome);
        using var @operator = await host.SignedInAsync(Role.Operator);

        Assert.Contains("lan đã giao ca", (await @operator.OpenAsync("/console/handover")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Trạm bơm số 2", (await @operator.OpenAsync($"/console/handover/{id}")).QuerySelector(".written")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HandoverOutcome.OwnHandover, await handovers.ConfirmAsync(Lan, id, None));
        Assert.Equal(HandoverOutcome.Done, await handovers.ConfirmAsync(Caller.Person("minh", [Role.Operator]), id, None));
        Assert.Equal(HandoverOutcome.AlreadyConfirmed, await handovers.ConfirmAsync(Caller.Person("hoa", [Role.Operator]), id, None));
        Assert.Equal("minh", (await handovers.FindAsync(Lan, id, None))!.TakenBy);
    }

    [Fact]
    public async Task Draft_OfAShift_HoldsWhatIsOpen()
    {
        await using var host = await ConsoleHost.StartAsync();
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh");
        await host.Services.GetRequiredService<IncidentService>().CreateAsync(Lan, new IncidentDraft { Title = "Kè sạt" }, None);
        var now = TimeProvider.System.GetInstant();

        var facts = await host.Services.GetRequiredService<HandoverService>().DraftAsync(Lan, now - TimeSpan.FromHours(1), now + TimeSpan.FromMinutes(1), None);

        Assert.Contains(facts!.OpenIncidents, one => one.Title.Vi == "Kè sạt");
        Assert.Single(facts.OpenAlarms);
    }
}
