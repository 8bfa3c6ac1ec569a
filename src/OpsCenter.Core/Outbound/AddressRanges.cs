using System.Net;

namespace OpsCenter.Core.Outbound;

/// <summary>Ranges of addresses that lead to other places than a host on the internet (IANA special-purpose address registries).</summary>
public static class AddressRanges
{
    /// <summary>This machine, its neighbours' plumbing, cloud metadata, and IPv6 forms that carry an IPv4 address inside.</summary>
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "100.100.100.200/32",
            "::1/128", "::/96", "fe80::/10", "fec0::/10", "ff00::/8", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fd00:ec2::254/128",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork[] Private =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Select(IPNetwork.Parse)];

    /// <summary>The IPv4 address inside an IPv4-mapped IPv6 address, without a zone; others as they are.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && address.ScopeId != 0
            ? new IPAddress(address.GetAddressBytes())
            : address;
    }

    /// <summary>The special range of a plain address, or null.</summary>
    public static IPNetwork? SpecialOf(IPAddress plain)
    {
        foreach (var range in Special)
        {
            if (range.Contains(plain))
            {
                return range;
            }
        }

        return null;
    }

    public static bool IsPrivate(IPAddress plain) => Private.Any(range => range.Contains(plain));

    /// <summary>All of <paramref name="inner"/> lies in <paramref name="outer"/>.</summary>
    public static bool Within(IPNetwork inner, IPNetwork outer) =>
        inner.BaseAddress.AddressFamily == outer.BaseAddress.AddressFamily && inner.PrefixLength >= outer.PrefixLength && outer.Contains(inner.BaseAddress);
}
