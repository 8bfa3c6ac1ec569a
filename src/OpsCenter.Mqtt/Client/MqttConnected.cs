namespace OpsCenter.Mqtt.Client;

/// <summary>A connection was accepted.</summary>
/// <param name="At">When, by the client's clock.</param>
/// <param name="SessionPresent">
/// The server kept the session: what was published with QoS 1 or 2 meanwhile comes now, up to the bounds of that server. False: it is missing.
/// </param>
/// <param name="LostAt">When the connection before ended; null for the first. From then to <paramref name="At"/> QoS 0 messages are missing in any case.</param>
public sealed record MqttConnected(DateTimeOffset At, bool SessionPresent, DateTimeOffset? LostAt);
