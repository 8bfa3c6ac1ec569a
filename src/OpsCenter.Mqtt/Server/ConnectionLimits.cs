using System.Net;

namespace OpsCenter.Mqtt.Server;

/// <summary>Counts connections, in all, per address and per user, and says when one more is too many.</summary>
internal sealed class ConnectionLimits(MqttServerOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _perAddress = [];
    private readonly Dictionary<string, int> _perUser = [];
    private int _total;

    public bool TryEnter(EndPoint? remote)
    {
        var address = AddressOf(remote);
        lock (_gate)
        {
            var same = _perAddress.GetValueOrDefault(address);
            if (_total >= options.MaximumConnections || same >= options.MaximumConnectionsPerAddress)
            {
                return false;
            }

            _perAddress[address] = same + 1;
            _total++;
            return true;
        }
    }

    public void Leave(EndPoint? remote)
    {
        var address = AddressOf(remote);
        lock (_gate)
        {
            _total--;
            Decrement(_perAddress, address);
        }
    }

    /// <param name="always">The client takes its own session over: the connection it replaces is about to leave.</param>
    public bool TryEnterUser(string userName, bool always)
    {
        lock (_gate)
        {
            var same = _perUser.GetValueOrDefault(userName);
            if (same >= options.MaximumConnectionsPerUser && !always)
            {
                return false;
            }

            _perUser[userName] = same + 1;
            return true;
        }
    }

    public void LeaveUser(string userName)
    {
        lock (_gate)
        {
            Decrement(_perUser, userName);
        }
    }

    private static void Decrement<T>(Dictionary<T, int> counts, T key)
        where T : notnull
    {
        var left = counts[key] - 1;
        if (left == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = left;
        }
    }

    // A dual-stack socket shows IPv4 peers as mapped addresses; both are one peer.
    private static IPAddress AddressOf(EndPoint? remote) => remote is IPEndPoint ip
        ? ip.Address.IsIPv4MappedToIPv6 ? ip.Address.MapToIPv4() : ip.Address
        : IPAddress.None;
}
