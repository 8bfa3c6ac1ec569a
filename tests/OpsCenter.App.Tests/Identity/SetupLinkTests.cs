using System.Web;
using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Identity;
using OpsCenter.App.Tests.OperatorConsole;
using Xunit;

namespace OpsCenter.App.Tests.Identity;

[Collection(ConsoleHost.OneAtATime)]
public sealed class SetupLinkTests
{
    [Fact]
    public async Task Setup_FreshServer_LinkMakesAnAdministratorOnce()
    {
        await using var host = await ConsoleHost.StartAsync();
        var link = (await EnsureAsync(host))!;
        using var browser = host.Browser();

        using var made = await browser.SubmitAsync(link.PathAndQuery, Form("root", ConsoleHost.Password));

        Assert.Equal("/sign-in", PageClient.Redirect(made));
        Assert.Equal("/console", await browser.SignInAsync("root", ConsoleHost.Password));
        Assert.Null(await browser.SentToAsync("/console/users"));
        Assert.Null((await browser.OpenAsync(link.PathAndQuery)).QuerySelector("input[name='Form.Name']"));
        Assert.Null(await EnsureAsync(host));
    }

    [Fact]
    public async Task Setup_WeakPassword_IsRefusedWithoutUsingTheLinkUp()
    {
        await using var host = await ConsoleHost.StartAsync();
        var link = (await EnsureAsync(host))!;
        using var browser = host.Browser();

        using var refused = await browser.SubmitAsync(link.PathAndQuery, Form("root", "short"));
        Assert.Null(PageClient.Redirect(refused));

        using var made = await browser.SubmitAsync(link.PathAndQuery, Form("root", ConsoleHost.Password));
        Assert.Equal("/sign-in", PageClient.Redirect(made));
    }

    [Fact]
    public async Task Ensure_CalledAgain_EarlierLinkDies()
    {
        await using var host = await ConsoleHost.StartAsync();
        var first = (await EnsureAsync(host))!;
        var second = (await EnsureAsync(host))!;
        var setup = host.Services.GetRequiredService<SetupLink>();

        Assert.False(await setup.IsValidAsync(Key(first), CancellationToken.None));
        Assert.True(await setup.IsValidAsync(Key(second), CancellationToken.None));
        Assert.False(await setup.IsValidAsync("0000", CancellationToken.None));
    }

    [Fact]
    public async Task Redeem_TwoAtOnce_OneAdministrator()
    {
        await using var host = await ConsoleHost.StartAsync();
        var key = Key((await EnsureAsync(host))!);
        var setup = host.Services.GetRequiredService<SetupLink>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            i => Task.Run(() => setup.RedeemAsync(key, $"root{i}", "", ConsoleHost.Password, CancellationToken.None))));

        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Single(await host.UseAsync<UserAdministration, IReadOnlyList<UserSummary>>(
            users => users.ListAsync(ConsoleHost.Administrator, CancellationToken.None)));
    }

    private static (string, string)[] Form(string name, string password) =>
        [("Form.Name", name), ("Form.DisplayName", ""), ("Form.Password", password), ("Form.Again", password)];

    private static string Key(Uri link) => HttpUtility.ParseQueryString(link.Query)["key"]!;

    private static Task<Uri?> EnsureAsync(ConsoleHost host) =>
        host.Services.GetRequiredService<SetupLink>().EnsureAsync(host.Address, CancellationToken.None);
}
