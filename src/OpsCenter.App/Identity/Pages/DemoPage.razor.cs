using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Identity.Pages;

/// <summary>Enter the demonstration as one of the roles; answers 404 where it is not open.</summary>
public sealed partial class DemoPage(DemoEntry demo, NavigationManager navigation)
{
    private bool _open;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromForm(FormName = "demo")]
    private string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    protected override void OnInitialized()
    {
        _open = Http is not null && demo.IsOpenTo(Http);
        if (!_open && Http is not null)
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private async Task EnterAsync()
    {
        if (_open && Http is not null && Enum.TryParse<Role>(Chosen, out var role) && Enum.IsDefined(role))
        {
            await Http.SignInAsync(AccessSchemes.Demo, DemoEntry.Principal(role));
            navigation.NavigateTo(LocalPath.Or(ReturnUrl, "/console"));
        }
    }
}
