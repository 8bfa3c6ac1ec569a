using System.Net;
using System.Net.Sockets;

namespace OpsCenter.Core.Outbound;

/// <summary>Opens connections to judged addresses only. Thread-safe.</summary>
public sealed class GuardedDialer(AllowedHosts allowed, IHostNames names)
{
    /// <exception cref="HostUnknownException">No address belongs to the name.</exception>
    /// <exception cref="HostRefusedException">None of its addresses may be asked.</exception>
    /// <exception cref="SocketException">None of those that may answers.</exception>
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(host, cancellation);
        var judged = addresses.Select(address => (Address: address, Refusal: allowed.RefusalOf(host, port, address))).ToArray();
        var free = judged.Where(one => one.Refusal is null).Select(one => AddressRanges.Plain(one.Address)).ToArray();
        if (free.Length == 0)
        {
            throw new HostRefusedException($"'{host}' leads where it must not: {judged.Select(one => one.Refusal).FirstOrDefault() ?? "nowhere"}");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // The judged addresses themselves, not the name: it is not looked up a second time.
            await socket.ConnectAsync(free, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            return await names.ResolveAsync(host, cancellation);
        }
        catch (SocketException exception)
        {
            throw new HostUnknownException(host, exception);
        }
    }
}
