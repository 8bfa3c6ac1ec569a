using System.Net;

namespace OpsCenter.Mqtt.Server;

/// <summary>A client that is connected now.</summary>
/// <param name="Address">Remote address; null where the transport has none.</param>
/// <param name="Since">When its CONNECT was accepted.</param>
/// <param name="LastPacket">When the last packet came.</param>
/// <param name="Dropped">Messages its queue had no room for, as long as the session lasts.</param>
public sealed record MqttConnectedClient(
    string ClientId, string? UserName, EndPoint? Address, DateTimeOffset Since, DateTimeOffset LastPacket, MqttVersion Version, long Dropped);
