using System.Net;

namespace OpsCenter.Core.Outbound;

/// <summary>The allow-list against requests that a configured address, its redirects or its DNS would lead elsewhere. Immutable.</summary>
/// <param name="entries">What may be asked.</param>
/// <param name="setting">Where the entries come from, for the reason of a refusal, e.g. <c>Cameras:AllowedHosts</c>.</param>
/// <param name="also">Endpoints of the program's own that need no entry.</param>
public sealed class AllowedHosts(IEnumerable<AllowedHost> entries, string setting, Func<IPAddress, int, bool>? also = null)
{
    private readonly AllowedHost[] _entries = [.. entries];

    /// <summary>Of texts as <see cref="AllowedHost.Parse"/> reads them; what it cannot read is left out.</summary>
    public static AllowedHosts Of(IEnumerable<string> texts, string setting, Func<IPAddress, int, bool>? also = null) =>
        new(texts.Select(AllowedHost.Parse).OfType<AllowedHost>(), setting, also);

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
            : $"the host '{address.IdnHost}:{address.Port}' is not in {setting}";
    }

    /// <summary>Judged with the very address the connection goes to, so that a second look-up cannot answer differently.</summary>
    public string? RefusalOf(string host, int port, IPAddress address)
    {
        var plain = AddressRanges.Plain(address);
        if (also?.Invoke(plain, port) == true)
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
            return $"the address {plain} is in the special range {kind}, which {setting} does not open by name of the range";
        }

        if (AddressRanges.IsPrivate(plain))
        {
            return $"the private address {plain} is in no range of {setting}";
        }

        return IsNamed(host, port) ? null : $"the address {plain}:{port} is not in {setting}";
    }

    private bool IsNamed(string host, int port)
    {
        var name = host.ToLowerInvariant().TrimEnd('.');
        return _entries.Any(entry => entry.Name == name && entry.IsFor(port));
    }
}
