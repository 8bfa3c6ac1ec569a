using System.Net;

namespace OpsCenter.App.Cameras;

/// <summary>As the operating system answers.</summary>
internal sealed class SystemCameraNames : ICameraNames
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
