using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Codec;

/// <summary>Type, flags and body length of a packet.</summary>
public readonly record struct MqttFixedHeader(byte First, int BodyLength)
{
    public MqttPacketType Type => (MqttPacketType)(First >> 4);

    public byte Flags => (byte)(First & 0x0F);
}
