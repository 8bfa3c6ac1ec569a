using System.Net;

namespace OpsCenter.Core.Outbound;

/// <summary>As the operating system answers.</summary>
public sealed class SystemHostNames : IHostNames
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
