using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;

namespace OpsCenter.App.Screens;

/// <summary>What an unpaired display shows: a code, large enough to be read from the desk.</summary>
public sealed partial class PairPage(PairingDesk desk, IOptions<ScreenOptions> options)
{
    private const int MaxScreenLength = 100;
    private PairingRequest? _request;
    private int _minutes;

    [CascadingParameter]
    public HttpContext? Http { get; set; }

    [SupplyParameterFromQuery(Name = "screen")]
    private string? Screen { get; set; }

    protected override void OnInitialized()
    {
        if (Http is null)
        {
            return;
        }

        Http.Response.Headers.CacheControl = "no-store";
        var screen = Screen is { Length: > 0 and <= MaxScreenLength } asked ? asked : "overview";
        var opened = desk.Open(screen, ClientAddress.Of(Http), Http.Request.Cookies[ScreenKeyDefaults.TicketCookie]);
        if (opened.Ticket is null)
        {
            Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        _request = opened.Request;
        _minutes = (int)Math.Ceiling(options.Value.CodeLifetime.TotalMinutes);
        Http.Response.Cookies.Append(ScreenKeyDefaults.TicketCookie, opened.Ticket, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.Value.CodeLifetime,
            SameSite = SameSiteMode.Strict,
            Secure = Http.Request.IsHttps,
            Path = "/pair",
        });
    }
}
