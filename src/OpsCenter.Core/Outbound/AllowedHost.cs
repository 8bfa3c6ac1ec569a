using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace OpsCenter.Core.Outbound;

/// <summary>One entry of the allow-list: a name, or a range of addresses (a single address is a range of one).</summary>
/// <param name="Name">Lower case; null for a range.</param>
/// <param name="Range">Null for a name.</param>
/// <param name="Port">Null for every port.</param>
public sealed record AllowedHost(string? Name, IPNetwork? Range, int? Port)
{
    /// <summary>Null where the text is neither.</summary>
    public static AllowedHost? Parse(string text)
    {
        text = text.Trim();
        if (IPNetwork.TryParse(text, out var range))
        {
            return new AllowedHost(null, range, null);
        }

        if (IsAddress(text, out var address))
        {
            return Single(address, null);
        }

        var (host, port) = SplitPort(text);
        if (port is not null && IPNetwork.TryParse(host, out range))
        {
            return new AllowedHost(null, range, port);
        }

        if (port is not null && IsAddress(host.Trim('[', ']'), out address))
        {
            return Single(address, port);
        }

        return Uri.CheckHostName(host) == UriHostNameType.Dns && !host.All(sign => char.IsAsciiDigit(sign) || sign == '.')
            ? new AllowedHost(host.ToLowerInvariant().TrimEnd('.'), null, port)
            : null;
    }

    public bool IsFor(int port) => Port is null || Port == port;

    /// <summary>Written out in full: the framework takes 1.2.3 for 1.2.0.3, and passes over the port of [::1]:80.</summary>
    private static bool IsAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        address = null;
        return (text.Count(sign => sign == '.') == 3 || text.Contains(':', StringComparison.Ordinal)) && text[0] != '[' && IPAddress.TryParse(text, out address);
    }

    private static AllowedHost Single(IPAddress address, int? port)
    {
        var plain = AddressRanges.Plain(address);
        return new AllowedHost(null, new IPNetwork(plain, plain.GetAddressBytes().Length * 8), port);
    }

    private static (string Host, int? Port) SplitPort(string text)
    {
        var at = text.LastIndexOf(':');
        return at > 0 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? (text[..at], port)
            : (text, null);
    }
}
