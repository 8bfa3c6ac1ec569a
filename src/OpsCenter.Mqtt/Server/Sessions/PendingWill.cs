using OpsCenter.Mqtt.Packets;

namespace OpsCenter.Mqtt.Server.Sessions;

/// <summary>A will that is due at a timestamp of the server's clock, unless its client comes back before (§3.1.3.2.2).</summary>
internal sealed record PendingWill(MqttClientIdentity Client, MqttWill Will, long DueAt);
