using Microsoft.Extensions.DependencyInjection;
using OpsCenter.App.Identity;
using OpsCenter.App.Tests.OperatorConsole;
using OpsCenter.Core.Access;
using Xunit;

namespace OpsCenter.App.Tests.Identity;

[Collection(ConsoleHost.OneAtATime)]
public sealed class UserAdministrationTests
{
    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Operator)]
    [InlineData(Role.Leader)]
    [InlineData(Role.Technician)]
    public async Task Everything_NotAnAdministrator_IsForbidden(Role role)
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Viewer);
        var caller = Caller.Person("somebody", [role]);

        Assert.Equal(UserRefusal.Forbidden, await Use(host, users => users.AddAsync(caller, "new", "", Role.Viewer, ConsoleHost.Password, default)));
        Assert.Equal(UserRefusal.Forbidden, await Use(host, users => users.ChangeRoleAsync(caller, name, Role.Administrator, default)));
        Assert.Equal(UserRefusal.Forbidden, await Use(host, users => users.SetEnabledAsync(caller, name, false, default)));
        Assert.Equal(UserRefusal.Forbidden, await Use(host, users => users.SetPasswordAsync(caller, name, ConsoleHost.Password, default)));
        Assert.Empty(await host.UseAsync<UserAdministration, IReadOnlyList<UserSummary>>(users => users.ListAsync(caller, default)));
        Assert.Equal(Role.Viewer, Assert.Single(await List(host)).Role);
    }

    [Fact]
    public async Task Add_FromTheCommandLine_SignsInAndIsAudited()
    {
        await using var host = await ConsoleHost.StartAsync();

        Assert.Null(await Use(host, users => users.AddAsync("hoa", Role.Technician, ConsoleHost.Password, default)));

        using var browser = host.Browser();
        Assert.Equal("/console", await browser.SignInAsync("hoa", ConsoleHost.Password));
        Assert.Null(await browser.SentToAsync("/console/devices"));
        var entry = Assert.Single(await Audit(host), entry => entry.Action == "user.add");
        Assert.Equal(("hoa", CallerKind.System), (entry.Subject, entry.Kind));
    }

    [Theory]
    [InlineData("hoa", ConsoleHost.Password, UserRefusal.NameTaken)]
    [InlineData("HOA", ConsoleHost.Password, UserRefusal.NameTaken)]
    [InlineData("có dấu", ConsoleHost.Password, UserRefusal.NameInvalid)]
    [InlineData("", ConsoleHost.Password, UserRefusal.NameInvalid)]
    [InlineData("lan", "elevenchars", UserRefusal.PasswordTooWeak)]
    [InlineData("lan", "aaaaaaaaaaaaaaaaaaaa", UserRefusal.PasswordTooWeak)]
    public async Task Add_BadNameOrPassword_IsRefusedForThatReason(string name, string password, UserRefusal expected)
    {
        await using var host = await ConsoleHost.StartAsync();
        Assert.Null(await Use(host, users => users.AddAsync("hoa", Role.Viewer, ConsoleHost.Password, default)));

        Assert.Equal(expected, await Use(host, users => users.AddAsync(name, Role.Viewer, password, default)));
        Assert.Single(await List(host));
    }

    [Fact]
    public async Task ChangeRoleAndDisable_LastAdministrator_IsRefusedUntilThereIsAnother()
    {
        await using var host = await ConsoleHost.StartAsync();
        var first = await host.AddUserAsync(Role.Administrator);

        Assert.Equal(UserRefusal.LastAdministrator, await Use(host, users => users.ChangeRoleAsync(ConsoleHost.Administrator, first, Role.Viewer, default)));
        Assert.Equal(UserRefusal.LastAdministrator, await Use(host, users => users.SetEnabledAsync(ConsoleHost.Administrator, first, false, default)));

        await host.AddUserAsync(Role.Administrator);
        Assert.Null(await Use(host, users => users.ChangeRoleAsync(ConsoleHost.Administrator, first, Role.Viewer, default)));
        Assert.Equal(Role.Viewer, (await List(host)).Single(user => user.Name == first).Role);
    }

    [Fact]
    public async Task SetEnabled_Disabled_CannotSignInUntilEnabledAgain()
    {
        await using var host = await ConsoleHost.StartAsync();
        var name = await host.AddUserAsync(Role.Operator);
        using var browser = host.Browser();

        Assert.Null(await Use(host, users => users.SetEnabledAsync(ConsoleHost.Administrator, name, false, default)));
        Assert.Null(await browser.SignInAsync(name, ConsoleHost.Password));

        Assert.Null(await Use(host, users => users.SetEnabledAsync(ConsoleHost.Administrator, name, true, default)));
        Assert.Equal("/console", await browser.SignInAsync(name, ConsoleHost.Password));
    }

    private static Task<UserRefusal?> Use(ConsoleHost host, Func<UserAdministration, Task<UserRefusal?>> action) => host.UseAsync(action);

    private static Task<IReadOnlyList<UserSummary>> List(ConsoleHost host) =>
        host.UseAsync<UserAdministration, IReadOnlyList<UserSummary>>(users => users.ListAsync(ConsoleHost.Administrator, default));

    private static Task<IReadOnlyList<AuditEntry>> Audit(ConsoleHost host) =>
        host.Services.GetRequiredService<IAuditLog>().ListAsync(50, default);
}
