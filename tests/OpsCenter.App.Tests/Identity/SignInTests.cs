using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Identity;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Identity;

[Collection(ConsoleHost.OneAtATime)]
public sealed class SignInTests
{
    [Fact]
    public async Task Console_Stranger_IsSentToSignInAndBack()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();

        var sentTo = await browser.SentToAsync("/console/alarms");

        Assert.Equal("/sign-in?returnUrl=%2Fconsole%2Falarms", sentTo);
        Assert.Equal("/console/alarms", await browser.SignInAsync(name, ConsoleHost.Password, sentTo!));
        Assert.Contains(name, (await browser.OpenAsync("/console/alarms")).QuerySelector(".who")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task SignIn_ReturnUrlOfAnotherSite_LeadsToTheConsole(string returnUrl)
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Viewer);
        using var browser = host.Browser();

        Assert.Equal("/console", await browser.SignInAsync(name, ConsoleHost.Password, $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}"));
    }

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownName_AnswerTheSame()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Viewer);
        using var browser = host.Browser();

        var wrong = await Answer(browser, name);
        var unknown = await Answer(browser, "nobody");

        Assert.NotEmpty(wrong);
        Assert.Equal(wrong, unknown);
        Assert.NotNull(await browser.SentToAsync("/console"));
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockOutEvenTheRightOneAndAreAuditedOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await browser.SignInAsync(name, "not the password"));
        }

        Assert.Null(await browser.SignInAsync(name, ConsoleHost.Password));
        Assert.Null(await browser.SignInAsync(name, ConsoleHost.Password));

        Assert.NotNull(await browser.SentToAsync("/console"));
        var audit = await host.Services.GetRequiredService<IAuditLog>().ListAsync(50, CancellationToken.None);
        Assert.Single(audit, entry => entry.Action == "user.locked" && entry.Subject == name);
    }

    [Fact]
    public async Task SignIn_TooManyFromOneAddress_RefusedBeforeThePasswordIsLookedAt()
    {
        await using var host = await ConsoleHost.StartAsync(("Identity:SignInsPerMinute", "2"));
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();
        await browser.SignInAsync("nobody", "x");
        await browser.SignInAsync("nobody", "x");

        Assert.Null(await browser.SignInAsync(name, ConsoleHost.Password));
    }

    [Fact]
    public async Task SignIn_PostWithoutAntiforgeryToken_IsRefused()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Form.Name", name), new("Form.Password", ConsoleHost.Password)]),
        };

        using var response = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(await browser.SentToAsync("/console"));
    }

    [Fact]
    public async Task SignOut_Session_Ends()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Operator);

        using var signedOut = await SignOutAsync(browser);

        Assert.Equal("/sign-in", PageClient.Redirect(signedOut));
        Assert.NotNull(await browser.SentToAsync("/console"));
    }

    [Fact]
    public async Task UsersPage_Operator_IsDenied()
    {
        await using var host = await ConsoleHost.StartAsync();
        using var browser = await host.SignedInAsync(Role.Operator);

        Assert.Equal("/denied", await browser.SentToAsync("/console/users"));
        Assert.Null(await browser.SentToAsync("/console"));
    }

    [Fact]
    public async Task ChangeRole_OpenSession_EndsWithinTheInterval()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Technician);
        using var browser = host.Browser();
        await browser.SignInAsync(name, ConsoleHost.Password);
        Assert.Null(await browser.SentToAsync("/console/devices"));

        Assert.Null(await host.UseAsync<UserAdministration, UserRefusal?>(
            users => users.ChangeRoleAsync(ConsoleHost.Administrator, name, Role.Viewer, CancellationToken.None)));

        await Eventually.HoldsAsync(async () => await browser.SentToAsync("/console/devices") is not null);
    }

    private static async Task<string> Answer(PageClient browser, string name)
    {
        using var response = await browser.SubmitAsync("/sign-in", ("Form.Name", name), ("Form.Password", "not the password"));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        return page.QuerySelector("[role=alert]")?.TextContent ?? "";
    }

    private static async Task<HttpResponseMessage> SignOutAsync(PageClient browser)
    {
        var page = await browser.OpenAsync("/console");
        var token = page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-out", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        };
        return await browser.SendAsync(request);
    }
}
