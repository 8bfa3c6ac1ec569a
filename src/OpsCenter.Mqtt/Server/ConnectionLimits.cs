using System.Net;

namespace OpsCenter.Mqtt.Server;

/// <summary>Counts connections, in all and per address, and says when one more is too many.</summary>
internal sealed class ConnectionLimits(MqttServerOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _perAddress = [];
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
            var same = _perAddress[address] - 1;
            if (same == 0)
            {
                _perAddress.Remove(address);
            }
            else
            {
                _perAddress[address] = same;
            }
        }
    }

    // A dual-stack socket shows IPv4 peers as mapped addresses; both are one peer.
    private static IPAddress AddressOf(EndPoint? remote) => remote is IPEndPoint ip
        ? ip.Address.IsIPv4MappedToIPv6 ? ip.Address.MapToIPv4() : ip.Address
        : IPAddress.None;
}
