using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.App.OperatorConsole.Layout;

/// <summary>Counts of open alarms, the time, and who is signed in.</summary>
public sealed partial class TopBar(NavigationManager navigation, IStringLocalizer<AccessTexts> roles)
{
    private static readonly Severity[] Shown = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    [Parameter]
    [EditorRequired]
    public required Caller Caller { get; set; }

    [Parameter]
    [EditorRequired]
    public required ConsoleNow Now { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    private string RoleName { get; set; } = "";

    private int Broken => Now.Configuration.Sum(part => part.Errors.Count);

    private string CountsLabel =>
        $"{T["Nav.Alarms"]}: {string.Join(", ", Shown.Select(severity => $"{T[$"Severity.{(int)severity}"]} {Now.Count(severity)}"))}";

    private string Here => Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri));

    protected override async Task OnParametersSetAsync()
    {
        if (Authentication is not null)
        {
            var user = (await Authentication).User;
            RoleName = string.Join(", ", Enum.GetValues<Role>().Where(role => user.IsInRole(role.ToString())).Select(role => roles[$"Role.{role}"]));
        }
    }
}
