namespace OpsCenter.Mqtt.Server.Connections;

/// <summary>
/// Topic aliases given to one client (§3.3.2.3.4), first come first served until the client's maximum: a topic that comes again is sent as a
/// number. Used by the pump only.
/// </summary>
internal sealed class OutboundAliases(int maximum)
{
    private readonly Dictionary<string, ushort> _known = [];

    /// <summary>The alias to send with a topic, 0 for none; the name may be left out where the client knows it already.</summary>
    public ushort Of(string topic, out bool isKnown)
    {
        isKnown = _known.TryGetValue(topic, out var alias);
        return isKnown ? alias : _known.Count < maximum ? (ushort)(_known.Count + 1) : (ushort)0;
    }

    /// <summary>The packet that defines the alias is written.</summary>
    public void Learn(string topic, ushort alias) => _known.TryAdd(topic, alias);
}
