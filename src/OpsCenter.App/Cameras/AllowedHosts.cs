using System.Net;
using Microsoft.Extensions.Options;

namespace OpsCenter.App.Cameras;

/// <summary>The allow-list against requests that a camera's address, its redirects or its DNS would lead elsewhere. Immutable.</summary>
internal sealed class AllowedHosts(IEnumerable<AllowedHost> entries)
{
    private readonly AllowedHost[] _entries = [.. entries];

    public AllowedHosts(IOptions<CamerasOptions> options, IEnumerable<ICameraOverlay> overlays)
        : this(options.Value.AllowedHosts.Select(AllowedHost.Parse).OfType<AllowedHost>()) => Overlays = [.. overlays];

    private ICameraOverlay[] Overlays { get; } = [];

    /// <summary>Judged before anything is looked up; null where the address may be tried.</summary>
    public string? RefusalOf(Uri address)
    {
        if (address.Scheme is not ("http" or "https"))
        {
            return $"the scheme '{address.Scheme}' is not http or https";
        }

        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal))
        {
            return RefusalOf(address.IdnHost, address.Port, literal);
        }

        return IsNamed(address.IdnHost, address.Port)
            ? null
            : $"the host '{address.IdnHost}:{address.Port}' is not in Cameras:AllowedHosts";
    }

    /// <summary>Judged with the very address the connection goes to, so that a second look-up cannot answer differently.</summary>
    public string? RefusalOf(string host, int port, IPAddress address)
    {
        var plain = AddressRanges.Plain(address);
        if (Overlays.Any(overlay => overlay.Endpoint is { } endpoint && endpoint.Port == port && endpoint.Address.Equals(plain)))
        {
            return null;
        }

        var special = AddressRanges.SpecialOf(plain);
        var covered = _entries.Any(entry => entry.Range is { } range && entry.IsFor(port) && range.Contains(plain)
            && (special is not { } named || AddressRanges.Within(range, named)));
        if (covered)
        {
            return null;
        }

        if (special is { } kind)
        {
            return $"the address {plain} is in the special range {kind}, which Cameras:AllowedHosts does not open by name of the range";
        }

        if (AddressRanges.IsPrivate(plain))
        {
            return $"the private address {plain} is in no range of Cameras:AllowedHosts";
        }

        return IsNamed(host, port) ? null : $"the address {plain}:{port} is not in Cameras:AllowedHosts";
    }

    private bool IsNamed(string host, int port)
    {
        var name = host.ToLowerInvariant().TrimEnd('.');
        return _entries.Any(entry => entry.Name == name && entry.IsFor(port));
    }
}
