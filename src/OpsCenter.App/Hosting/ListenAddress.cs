using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace OpsCenter.App.Hosting;

/// <summary>Reads the address part of a listener: <c>localhost</c>, <c>*</c> or an IP address.</summary>
internal static class ListenAddress
{
    public static bool IsLoopback(string address) =>
        address == "localhost" || (IPAddress.TryParse(address, out var ip) && IPAddress.IsLoopback(ip));

    public static bool IsValid(string address) => address is "localhost" or "*" || IPAddress.TryParse(address, out _);

    public static void Listen(this KestrelServerOptions kestrel, string address, int port, Action<ListenOptions> configure)
    {
        switch (address)
        {
            case "*":
                kestrel.ListenAnyIP(port, configure);
                break;

            // "localhost" means both loopback addresses, which Kestrel cannot do with a port of its own choosing.
            case "localhost" when port == 0:
                kestrel.Listen(IPAddress.Loopback, port, configure);
                break;
            case "localhost":
                kestrel.ListenLocalhost(port, configure);
                break;
            default:
                kestrel.Listen(IPAddress.Parse(address), port, configure);
                break;
        }
    }
}
