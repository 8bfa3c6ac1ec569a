namespace OpsCenter.Mqtt.Packets;

/// <summary>One filter of a SUBSCRIBE with its options (§3.8.3.1).</summary>
/// <param name="RetainHandling">0: send retained messages; 1: only if the subscription is new; 2: never.</param>
public sealed record MqttSubscription(
    string Filter, byte QualityOfService, bool NoLocal = false, bool RetainAsPublished = false, byte RetainHandling = 0);
