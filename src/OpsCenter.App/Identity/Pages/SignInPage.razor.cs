using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.Identity.Pages;

/// <summary>Static on purpose: a session cookie can only be written with a response.</summary>
public sealed partial class SignInPage(SignInDesk desk, DemoEntry demo, NavigationManager navigation)
{
    private string? _message;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    private SignInForm? Form { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    private bool DemoOpen => Http is not null && demo.IsOpenTo(Http);

    private async Task SubmitAsync()
    {
        var outcome = await desk.PasswordAsync(
            Form?.Name ?? "", Form?.Password ?? "", ClientAddress.Of(Http), Http?.RequestAborted ?? CancellationToken.None);
        switch (outcome)
        {
            case SignInOutcome.Done:
                navigation.NavigateTo(LocalPath.Or(ReturnUrl, "/console"));
                break;
            case SignInOutcome.NeedsSecondFactor:
                navigation.NavigateTo($"/sign-in/code?returnUrl={Uri.EscapeDataString(LocalPath.Or(ReturnUrl, "/console"))}");
                break;
            default:
                _message = T[$"SignIn.{outcome}"];
                break;
        }
    }
}
