using Microsoft.AspNetCore.Components;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity.Pages;

/// <summary>A person's own second factor.</summary>
public sealed partial class SecondFactorSettingsPage(SecondFactorEnrolment enrolment)
{
    private const int GroupLength = 4;
    private OpsUser? _user;
    private string _key = "";
    private bool _wrong;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromForm(FormName = "switch")]
    private string? Code { get; set; }

    protected override async Task OnInitializedAsync()
    {
        if (Http is null)
        {
            return;
        }

        Http.Response.Headers.CacheControl = "no-store";
        _user = await enrolment.FindAsync(Http.User);
        if (_user is { TwoFactorEnabled: false })
        {
            _key = await enrolment.KeyAsync(_user);
        }
    }

    private async Task SwitchAsync()
    {
        if (_user is not null && Http is not null)
        {
            _wrong = !await enrolment.SwitchAsync(_user, !_user.TwoFactorEnabled, Code ?? "", Http.RequestAborted);
            _key = _user.TwoFactorEnabled ? "" : await enrolment.KeyAsync(_user);
        }
    }

    /// <summary>In fours, as it is typed.</summary>
    private static string Grouped(string key) => string.Join(' ', key.Chunk(GroupLength).Select(part => new string(part)));
}
