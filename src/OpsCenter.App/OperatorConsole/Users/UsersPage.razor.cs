using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;

namespace OpsCenter.App.OperatorConsole.Users;

/// <summary>Accounts: add, change the role, disable.</summary>
public sealed partial class UsersPage(
    IServiceScopeFactory scopes, IOptions<AccessOptions> options, IStringLocalizer<AccessTexts> accessTexts)
{
    /// <summary>The table needs one to read the columns from.</summary>
    private static readonly UserSummary Nobody = new("", "", null, true, false);

    private List<UserSummary> _users = [];
    private string _name = "";
    private string _displayName = "";
    private string _password = "";
    private Role _role = Role.Operator;
    private bool _busy;

    private IStringLocalizer<AccessTexts> R => accessTexts;

    private int MinimumLength => options.Value.PasswordLength;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() =>
        _users = [.. await UseAsync(users => users.ListAsync(Caller, Leaving))];

    private async Task AddAsync()
    {
        _busy = true;
        try
        {
            var refused = await UseAsync(users => users.AddAsync(Caller, _name, _displayName, _role, _password, Leaving));
            await TellAsync(refused, T["Users.Added", _name]);
            if (refused is null)
            {
                (_name, _displayName, _password) = ("", "", "");
            }
        }
        finally
        {
            _busy = false;
        }

        await LoadAsync();
    }

    private async Task ChangeRoleAsync(UserSummary user, object? chosen)
    {
        if (Enum.TryParse<Role>(chosen as string, out var role) && role != user.Role)
        {
            var refused = await UseAsync(users => users.ChangeRoleAsync(Caller, user.Name, role, Leaving));
            await TellAsync(refused, T["Users.RoleChanged", user.Name, R[$"Role.{role}"].Value]);
        }

        await LoadAsync();
    }

    private async Task SetEnabledAsync(UserSummary user, bool enabled)
    {
        var refused = await UseAsync(users => users.SetEnabledAsync(Caller, user.Name, enabled, Leaving));
        await TellAsync(refused, T[enabled ? "Users.EnabledNow" : "Users.DisabledNow", user.Name]);
        await LoadAsync();
    }

    private Task TellAsync(UserRefusal? refused, string done) =>
        TellAsync(refused is null, refused is null ? done : R[$"Refusal.{refused}", MinimumLength]);

    /// <summary>A scope per action: a circuit lives for hours, a database context must not.</summary>
    private async Task<TResult> UseAsync<TResult>(Func<UserAdministration, Task<TResult>> action)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<UserAdministration>());
    }
}
