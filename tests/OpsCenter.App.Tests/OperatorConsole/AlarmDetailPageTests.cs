using Microsoft.Extensions.DependencyInjection;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>The detail beside the list, as the server first sends it.</summary>
[Collection(ConsoleHost.OneAtATime)]
public sealed class AlarmDetailPageTests
{
    [Fact]
    public async Task Detail_ByAddress_TellsValueWhyProcedureAndTimeline()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await RaisedAsync(host);
        using var browser = await host.SignedInAsync(Role.Operator);

        var detail = (await browser.OpenAsync($"/console/alarms?alarm={id}")).QuerySelector(".alarm-detail")!;

        Assert.Contains("ngưỡng 4", detail.QuerySelector(".limit-bar")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Giá trị 4,5", detail.TextContent, StringComparison.Ordinal);
        Assert.Equal("Gọi trạm bơm", detail.QuerySelector(".steps label")!.TextContent.Trim());
        Assert.False(detail.QuerySelector(".steps input")!.HasAttribute("disabled"));
        Assert.Contains("1 lần trong 30 ngày", detail.QuerySelector(".past")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(detail.QuerySelector("a[href*='water.flood']"));
        Assert.NotNull(detail.QuerySelector("button[data-key=s]"));
    }

    [Fact]
    public async Task Detail_StepTicked_IsShownWithNameAfterAReload()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await RaisedAsync(host);
        Assert.Equal(AlarmActionOutcome.Done, await host.Services.GetRequiredService<AlarmService>().MarkStepAsync(Caller.Person("Lan", [Role.Operator]), id, 1, true, CancellationToken.None));
        using var browser = await host.SignedInAsync(Role.Viewer);

        var step = (await browser.OpenAsync($"/console/alarms?alarm={id}")).QuerySelector(".steps li")!;

        Assert.True(step.QuerySelector("input")!.HasAttribute("checked"));
        Assert.True(step.QuerySelector("input")!.HasAttribute("disabled"));
        Assert.Contains("Lan", step.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Shelved_StandsApartWithReasonAndTimeLeft()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await RaisedAsync(host);
        Assert.Equal(
            AlarmActionOutcome.Done,
            await host.Services.GetRequiredService<AlarmService>().ShelveAsync(Caller.Person("Lan", [Role.Operator]), id, "sensor broken", TimeSpan.FromMinutes(30), CancellationToken.None));
        using var browser = await host.SignedInAsync(Role.Operator);

        var page = await browser.OpenAsync("/console/alarms");

        Assert.Empty(page.QuerySelectorAll("[role=row]"));
        var held = page.QuerySelector(".held-list")!;
        Assert.Contains("Tạm gác · còn 00:", held.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lan: sensor broken", held.TextContent, StringComparison.Ordinal);
        Assert.Contains(held.QuerySelectorAll("button"), button => button.TextContent == "Bỏ tạm gác");
        Assert.Equal("", page.QuerySelector("[data-alarm-sound]")!.GetAttribute("data-alarm-sound"));
    }

    [Fact]
    public async Task Sound_WaitingAlarm_IsToldToTheBrowserAndOnForOperatorsOnly()
    {
        await using var host = await ConsoleHost.StartAsync();
        var id = await RaisedAsync(host);
        using var browser = await host.SignedInAsync(Role.Operator);
        using var leader = await host.SignedInAsync(Role.Leader);

        var sound = (await browser.OpenAsync("/console")).QuerySelector("[data-alarm-sound]")!;

        Assert.StartsWith($"{id}@", sound.GetAttribute("data-alarm-sound"), StringComparison.Ordinal);
        Assert.EndsWith("/1", sound.GetAttribute("data-alarm-sound"), StringComparison.Ordinal);
        Assert.Equal("on", sound.GetAttribute("data-default"));
        Assert.Equal("off", (await leader.OpenAsync("/console")).QuerySelector("[data-alarm-sound]")!.GetAttribute("data-default"));
    }

    private static async Task<string> RaisedAsync(ConsoleHost host)
    {
        SomeAlarm.Raise(host.Services.GetRequiredService<AlarmEngine>(), TimeProvider.System.GetInstant(), "ben-binh");
        await host.Services.GetRequiredService<AlarmJournal>().SaveAsync(CancellationToken.None);
        return Assert.Single(host.Services.GetRequiredService<IAlarmBoard>().Current.Alarms).Id;
    }
}
