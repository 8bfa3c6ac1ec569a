namespace OpsCenter.Mqtt.Packets;

/// <summary>The properties of a packet in the order they were sent. Not thread-safe while it is being filled.</summary>
public sealed class MqttProperties
{
    private readonly List<MqttProperty> _items = [];

    public IReadOnlyList<MqttProperty> Items => _items;

    public MqttProperties Add(MqttPropertyId id, uint number) => Add(new MqttProperty(id, number, null, null, default));

    public MqttProperties Add(MqttPropertyId id, string text) => Add(new MqttProperty(id, 0, text, null, default));

    public MqttProperties Add(MqttPropertyId id, ReadOnlyMemory<byte> binary) => Add(new MqttProperty(id, 0, null, null, binary));

    public MqttProperties AddUser(string name, string value) => Add(new MqttProperty(MqttPropertyId.UserProperty, 0, value, name, default));

    public MqttProperties Add(MqttProperty property)
    {
        _items.Add(property);
        return this;
    }

    /// <summary>The number, null where the property is absent.</summary>
    public uint? Number(MqttPropertyId id) => Find(id)?.Number;

    /// <summary>The text, null where the property is absent.</summary>
    public string? Text(MqttPropertyId id) => Find(id)?.Text;

    /// <summary>The bytes, null where the property is absent.</summary>
    public ReadOnlyMemory<byte>? Binary(MqttPropertyId id) => Find(id)?.Binary;

    private MqttProperty? Find(MqttPropertyId id)
    {
        foreach (var item in _items)
        {
            if (item.Id == id)
            {
                return item;
            }
        }

        return null;
    }
}
