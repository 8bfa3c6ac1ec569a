namespace OpsCenter.Mqtt.Server;

/// <summary>Answer to a CONNECT.</summary>
/// <param name="Reason"><see cref="MqttReasonCode.Success"/> lets the client in; anything else is sent in CONNACK.</param>
/// <param name="Tag">Kept in <see cref="MqttClientIdentity.Tag"/>.</param>
/// <param name="UserName">Who it is where something else than the packet says so, for instance a certificate; null keeps the packet's user name.</param>
public readonly record struct MqttAuthentication(MqttReasonCode Reason, object? Tag = null, string? UserName = null);
