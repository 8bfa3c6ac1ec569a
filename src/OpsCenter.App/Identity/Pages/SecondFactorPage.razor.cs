using Microsoft.AspNetCore.Components;

namespace OpsCenter.App.Identity.Pages;

/// <summary>The second step of signing in, for an account with an authenticator.</summary>
public sealed partial class SecondFactorPage(SignInDesk desk, NavigationManager navigation)
{
    private string? _message;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromForm(FormName = "second-factor")]
    private string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    private async Task SubmitAsync()
    {
        var outcome = await desk.SecondFactorAsync(Code ?? "", ClientAddress.Of(Http), Http?.RequestAborted ?? CancellationToken.None);
        if (outcome == SignInOutcome.Done)
        {
            navigation.NavigateTo(LocalPath.Or(ReturnUrl, "/console"));
            return;
        }

        _message = T[outcome == SignInOutcome.Wrong ? "SecondFactor.Wrong" : $"SignIn.{outcome}"];
    }
}
