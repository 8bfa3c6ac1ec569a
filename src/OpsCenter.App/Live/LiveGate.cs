using Microsoft.Extensions.Options;
using OpsCenter.App.Identity;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Live;

/// <summary>Stands before the hub: a browser opens a WebSocket for any page, so the page's origin must be ours, and the caller must be one who may read.</summary>
internal sealed class LiveGate(IOptions<LiveOptions> options, LiveMeter meter)
{
    /// <summary>Null to go on, or the status to answer.</summary>
    public int? Refusal(HttpContext context)
    {
        if (!FromOurPage(context.Request))
        {
            meter.Refused("origin");
            return StatusCodes.Status403Forbidden;
        }

        var caller = context.User.ToCaller();
        if (caller.Can(Permission.Read))
        {
            return null;
        }

        meter.Refused("permission");
        return caller.Kind == CallerKind.Anonymous ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
    }

    private bool FromOurPage(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
            || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }
}
