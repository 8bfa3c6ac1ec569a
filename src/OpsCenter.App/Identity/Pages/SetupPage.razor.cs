using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Identity.Pages;

/// <summary>Makes the first administrator, once.</summary>
public sealed partial class SetupPage(SetupLink link, IOptions<AccessOptions> options, NavigationManager navigation)
{
    private bool _valid;
    private string? _message;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromQuery(Name = "key")]
    private string? Key { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    private SetupForm? Form { get; set; }

    private int MinimumLength => options.Value.PasswordLength;

    private CancellationToken Aborted => Http?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync()
    {
        // The key is in the address: keep it out of caches and of the next page's referrer.
        if (Http is not null)
        {
            Http.Response.Headers.CacheControl = "no-store";
            Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        }

        _valid = await link.IsValidAsync(Key, Aborted);
    }

    private async Task SubmitAsync()
    {
        if (Form is null || Key is null || Form.Password != Form.Again)
        {
            _message = T["Setup.NotEqual"];
            return;
        }

        var refused = await link.RedeemAsync(Key, Form.Name ?? "", Form.DisplayName ?? "", Form.Password ?? "", Aborted);
        switch (refused)
        {
            case null:
                navigation.NavigateTo("/sign-in");
                break;
            case UserRefusal.LinkInvalid:
                _valid = false;
                break;
            default:
                _message = T[$"Refusal.{refused}", MinimumLength];
                break;
        }
    }
}
