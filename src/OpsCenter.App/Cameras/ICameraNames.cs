using System.Net;

namespace OpsCenter.App.Cameras;

/// <summary>Host names to addresses.</summary>
internal interface ICameraNames
{
    /// <exception cref="System.Net.Sockets.SocketException">The name is not known.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}
