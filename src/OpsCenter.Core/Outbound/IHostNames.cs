using System.Net;

namespace OpsCenter.Core.Outbound;

/// <summary>Host names to addresses.</summary>
public interface IHostNames
{
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}
