using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Screens;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;
using Xunit;

namespace OpsCenter.App.Tests.Screens;

[Collection(ConsoleHost.OneAtATime)]
public sealed class PairingFlowTests
{
    private static readonly Caller Technician = Caller.Person("hoa", [Role.Technician]);

    [Fact]
    public async Task Display_PairedByItsCode_OpensTheWallAndNothingElse()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var display = host.Browser();
        var code = await CodeAsync(display, "overview");
        Assert.Equal("waiting", (await PollAsync(display)).State);

        Assert.Equal(PairingOutcome.Done, await ApproveAsync(host, Technician, code, "Left wall"));

        Assert.Equal(new PairingAnswer("paired", "/wall/overview"), await PollAsync(display));
        using var wall = await display.GetAsync("/wall/overview");
        Assert.Equal("overview for Left wall", await wall.Content.ReadAsStringAsync());
        Assert.Equal("/denied", await display.SentToAsync("/console"));
        Assert.Equal("/denied", await display.SentToAsync("/console/screens"));
    }

    [Fact]
    public async Task Poll_AnswerLostOnTheWay_TheSameKeyIsCollectedAgain()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var display = host.Browser();
        var code = await CodeAsync(display, "overview");
        await ApproveAsync(host, Technician, code, "Left wall");

        Assert.Equal("paired", (await PollAsync(display)).State);
        Assert.Equal("paired", (await PollAsync(display)).State);

        Assert.Single(await ListAsync(host));
    }

    [Fact]
    public async Task Revoke_PairedDisplay_GoesDarkAndIsAudited()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var display = await PairedAsync(host);
        var screen = Assert.Single(await ListAsync(host));

        Assert.Equal(PairingOutcome.Done, await Pairing(host).RevokeAsync(Technician, screen.Id, default));

        Assert.Equal("/pair?screen=overview", await display.SentToAsync("/wall/overview"));
        Assert.Equal(PairingOutcome.Unknown, await Pairing(host).RevokeAsync(Technician, screen.Id, default));
        var actions = (await host.Services.GetRequiredService<IAuditLog>().ListAsync(10, default)).Select(entry => entry.Action);
        Assert.Equal(["screen.revoke", "screen.pair"], actions);
    }

    [Fact]
    public async Task Revoke_ByAnotherProcess_ReachesTheDisplayThroughTheStamp()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var display = await PairedAsync(host);
        var screen = Assert.Single(await ListAsync(host));

        await host.Services.GetRequiredService<IScreenStore>().RevokeAsync(screen.Id, TimeProvider.System.GetInstant(), default);

        await Eventually.HoldsAsync(async () => await display.SentToAsync("/wall/overview") is not null);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Leader)]
    public async Task ApproveAndRevoke_WithoutThePermission_AreForbidden(Role role)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var display = host.Browser();
        var code = await CodeAsync(display, "overview");
        var caller = Caller.Person("somebody", [role]);

        Assert.Equal(PairingOutcome.Forbidden, await ApproveAsync(host, caller, code, "Left wall"));
        Assert.Equal(PairingOutcome.Forbidden, await Pairing(host).RevokeAsync(caller, "x", default));
        Assert.Empty(await Pairing(host).ListAsync(caller, default));
        Assert.Equal("waiting", (await PollAsync(display)).State);
    }

    [Theory]
    [InlineData("ABCD2345", "Left wall", PairingOutcome.Unknown)]
    [InlineData("", "Left wall", PairingOutcome.Unknown)]
    [InlineData("ABCD2345", "  ", PairingOutcome.BadName)]
    public async Task Approve_WrongCodeOrName_PairsNothing(string code, string name, PairingOutcome expected)
    {
        await using var host = await ConsoleHost.StartAsync();

        Assert.Equal(expected, await ApproveAsync(host, Technician, code, name));
        Assert.Empty(await ListAsync(host));
    }

    [Fact]
    public async Task Approve_GuessingCodes_IsStoppedEvenForTheRightOne()
    {
        await using var host = await ConsoleHost.StartAsync(("Screens:AttemptsPerMinute", "3"));
        using var display = host.Browser();
        var code = await CodeAsync(display, "overview");
        for (var i = 0; i < 3; i++)
        {
            await ApproveAsync(host, Technician, "ABCD2345", "Left wall");
        }

        Assert.Equal(PairingOutcome.TooMany, await ApproveAsync(host, Technician, code, "Left wall"));
    }

    [Fact]
    public async Task Poll_WithoutATicket_IsExpired()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var stranger = host.Browser();

        Assert.Equal("expired", (await PollAsync(stranger)).State);
    }

    private static async Task<PageClient> PairedAsync(ConsoleHost host)
    {
        var display = host.Browser();
        await ApproveAsync(host, Technician, await CodeAsync(display, "overview"), "Left wall");
        Assert.Equal("paired", (await PollAsync(display)).State);
        Assert.Null(await display.SentToAsync("/wall/overview"));
        return display;
    }

    private static async Task<string> CodeAsync(PageClient display, string screen)
    {
        var sentTo = await display.SentToAsync($"/wall/{screen}");
        Assert.Equal($"/pair?screen={screen}", sentTo);
        return (await display.OpenAsync(sentTo!)).QuerySelector("[data-pair-code]")!.TextContent;
    }

    private static async Task<PairingAnswer> PollAsync(PageClient display)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/pair/poll", UriKind.Relative));
        using var response = await display.SendAsync(request);
        return (await response.Content.ReadFromJsonAsync<PairingAnswer>())!;
    }

    private static ScreenPairing Pairing(ConsoleHost host) => host.Services.GetRequiredService<ScreenPairing>();

    private static Task<PairingOutcome> ApproveAsync(ConsoleHost host, Caller caller, string code, string name) =>
        Pairing(host).ApproveAsync(caller, code, name, default);

    private static Task<IReadOnlyList<PairedScreen>> ListAsync(ConsoleHost host) => Pairing(host).ListAsync(Technician, default);
}
