namespace OpsCenter.Mqtt.Packets;

/// <summary>CONNECT (§3.1).</summary>
public sealed record ConnectPacket : MqttPacket
{
    public override MqttPacketType Type => MqttPacketType.Connect;

    public MqttVersion Version { get; init; } = MqttVersion.V311;

    public string ClientId { get; init; } = "";

    /// <summary>Clean session (3.1.1), clean start (5.0).</summary>
    public bool CleanStart { get; init; } = true;

    public ushort KeepAliveSeconds { get; init; }

    public MqttWill? Will { get; init; }

    public string? UserName { get; init; }

    public ReadOnlyMemory<byte>? Password { get; init; }
}
