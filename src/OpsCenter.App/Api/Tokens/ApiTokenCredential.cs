using System.Net.Http.Headers;
using System.Text;

namespace OpsCenter.App.Api.Tokens;

/// <summary>Where a request carries its token.</summary>
public static class ApiTokenCredential
{
    /// <summary>Does the request name a credential at all, be it well formed or not?</summary>
    public static bool IsNamed(HttpRequest request) => request.Headers.ContainsKey("Authorization") || Of(request) is not null;

    /// <summary>The token as sent, or null where the request names none.</summary>
    /// <remarks>
    /// <c>Authorization: Bearer T</c> (RFC 6750); <c>Token T</c> (InfluxDB 2.x clients); <c>Token user:T</c> and Basic with any user and
    /// the token as password (InfluxDB 1.x clients); for <c>/write</c> and <c>/query</c> only, the 1.x query parameter <c>p</c>: elsewhere a
    /// secret in an address would end in logs and histories for no need.
    /// </remarks>
    public static string? Of(HttpRequest request)
    {
        if (AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) && header.Parameter is { Length: > 0 } value)
        {
            return header.Scheme.ToUpperInvariant() switch
            {
                "BEARER" => value,
                "TOKEN" => value[(value.IndexOf(':', StringComparison.Ordinal) + 1)..],
                "BASIC" => PasswordOf(value),
                _ => null,
            };
        }

        return request.Path.Value is "/write" or "/query" && request.Query["p"] is [{ Length: > 0 } password] ? password : null;
    }

    private static string? PasswordOf(string base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : pair[(colon + 1)..];
    }
}
