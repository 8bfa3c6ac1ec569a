namespace OpsCenter.Mqtt.Server;

/// <summary>An authenticated client.</summary>
/// <param name="ClientId">Client id in force (assigned by the server where the client sent none).</param>
/// <param name="UserName">User name, null for an anonymous client.</param>
/// <param name="Tag">Whatever the handler attached at authentication.</param>
public sealed record MqttClientIdentity(string ClientId, string? UserName, object? Tag);
