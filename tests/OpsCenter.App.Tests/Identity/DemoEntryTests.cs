using System.Net;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Identity;

[Collection(ConsoleHost.OneAtATime)]
public sealed class DemoEntryTests
{
    private static readonly (string, string) On = ("Demo:Enabled", "true");

    [Fact]
    public async Task Demo_NotEnabled_IsNotThereAndTheWallAsksForAPairing()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = host.Browser();

        using var page = await browser.GetAsync("/demo");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("/pair?screen=overview", await browser.SentToAsync("/wall/overview"));
    }

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Technician, true)]
    public async Task Demo_OneClick_EntersAsTheRoleAndNoMore(Role role, bool managesDevices)
    {
        await using var host = await ConsoleHost.StartAsync(On);
        using var browser = host.Browser();

        using var entered = await browser.SubmitAsync("/demo", ("Chosen", role.ToString()));

        Assert.Equal("/console", PageClient.Redirect(entered));
        Assert.Equal(managesDevices ? null : "/denied", await browser.SentToAsync("/console/devices"));
    }

    [Fact]
    public async Task Wall_OnThisMachine_OpensForReadingOnly()
    {
        await using var host = await ConsoleHost.StartAsync(On);
        using var browser = host.Browser();

        using var wall = await browser.GetAsync("/wall/overview");

        Assert.Equal("overview for demo", await wall.Content.ReadAsStringAsync());
        Assert.Equal("/demo?returnUrl=%2Fconsole", await browser.SentToAsync("/console"));
    }

    [Theory]
    [InlineData("Host", "ops.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    public async Task Demo_NameOrProxyOfElsewhere_IsClosed(string header, string value)
    {
        await using var host = await ConsoleHost.StartAsync(On);
        using var browser = host.Browser();
        foreach (var (path, expected) in new[] { ("/demo", HttpStatusCode.NotFound), ("/wall/overview", HttpStatusCode.Redirect) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.Add(header, value);
            using var response = await browser.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task Demo_CookieUsedThroughAProxy_IsWorthNothing()
    {
        await using var host = await ConsoleHost.StartAsync(On);
        using var browser = host.Browser();
        using var entered = await browser.SubmitAsync("/demo", ("Chosen", nameof(Role.Administrator)));
        Assert.Null(await browser.SentToAsync("/console/users"));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/console/users", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await browser.SendAsync(request);

        Assert.StartsWith("/sign-in", PageClient.Redirect(response), StringComparison.Ordinal);
    }
}
