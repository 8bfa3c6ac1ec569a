namespace OpsCenter.Mqtt.Server;

/// <summary>A PUBLISH on its way to the store.</summary>
/// <param name="Client">Who sent it.</param>
/// <param name="Topic">Topic with aliases resolved.</param>
/// <param name="Payload">Valid until the handler's task completes.</param>
/// <param name="QualityOfService">0, 1 or 2.</param>
/// <param name="Retain">Retain flag as sent.</param>
public readonly record struct MqttIncomingPublish(
    MqttClientIdentity Client, string Topic, ReadOnlyMemory<byte> Payload, byte QualityOfService, bool Retain);
