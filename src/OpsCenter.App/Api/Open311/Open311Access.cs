using System.Globalization;
using Microsoft.Extensions.Localization;
using OpsCenter.App.Api.Tokens;
using OpsCenter.App.Identity;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Ingest.Push;

namespace OpsCenter.App.Api.Open311;

/// <summary>Judges the <c>api_key</c>, which is an API token, in a form or a query; a token in the header does as well.</summary>
/// <remarks>A signed-in person's cookie does not: a page elsewhere could use it behind that person's back.</remarks>
internal sealed class Open311Access(ApiTokenDirectory tokens, WrongTokenLimit limit, IStringLocalizer<Open311Texts> texts)
{
    /// <summary>Null for a token that has one of the permissions.</summary>
    public Open311Failure? Refuse(HttpContext context, string? key, params ReadOnlySpan<Permission> anyOf)
    {
        if (context.Items.TryGetValue(ApiTokenHandler.WaitItem, out var wait))
        {
            return Wait(context, (int)wait!);
        }

        var caller = context.User.ToCaller();
        var granted = caller.Kind == CallerKind.Token ? caller.Permissions : (IEnumerable<Permission>)[];
        if (caller.Kind != CallerKind.Token && !string.IsNullOrEmpty(key))
        {
            if (tokens.Find(key) is { } token)
            {
                granted = token.Scopes.SelectMany(scope => scope.Permissions());
            }
            else if (limit.Add(context.Connection.RemoteIpAddress?.ToString() ?? "unknown"))
            {
                return Wait(context, limit.SecondsToWait());
            }
        }

        foreach (var permission in anyOf)
        {
            if (granted.Contains(permission))
            {
                return null;
            }
        }

        return new Open311Failure(StatusCodes.Status403Forbidden, texts["Error.ApiKey"]);
    }

    /// <summary>Everything that a simulator's token brings is marked.</summary>
    public bool IsSimulated(HttpContext context, string? key) =>
        context.User.IsSimulated() || (!string.IsNullOrEmpty(key) && tokens.Find(key)?.Scopes.Contains(TokenScope.Simulate) == true);

    private Open311Failure Wait(HttpContext context, int seconds)
    {
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Open311Failure(StatusCodes.Status429TooManyRequests, texts["Error.TooManyKeys"]);
    }
}
