using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using OpsCenter.Core.Access;

namespace OpsCenter.App.Identity;

/// <summary>Decides whether a request may use the demonstration's way in.</summary>
public sealed class DemoEntry(IOptions<DemoEntryOptions> options)
{
    /// <summary>Marks a principal that has no account behind it.</summary>
    public const string Claim = "ops:demo";

    public bool Enabled => options.Value.Enabled;

    /// <summary>Only with the option on, and only for a browser on this machine that calls it by a local name.</summary>
    /// <remarks>
    /// The Host check stops a page elsewhere that lets its own name point here (DNS rebinding); a forwarding header means that
    /// the loopback connection is a proxy's.
    /// </remarks>
    public bool IsOpenTo(HttpContext context) =>
        Enabled
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && IsLocalName(context.Request.Host.Host)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For")
        && !context.Request.Headers.ContainsKey("Forwarded");

    public static ClaimsPrincipal Principal(Role role) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, $"demo-{role.ToString().ToLowerInvariant()}"),
            new Claim(ClaimTypes.Role, role.ToString()),
            new Claim(Claim, "true"),
        ],
        AccessSchemes.Demo));

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
