namespace OpsCenter.Mqtt.Server;

/// <summary>Why a message did not reach a subscriber or the retained store.</summary>
internal enum MqttDropCause
{
    /// <summary>The subscriber's queue is full.</summary>
    QueueFull,

    /// <summary>The message's expiry interval passed while it waited.</summary>
    Expired,

    /// <summary>Larger than the subscriber's maximum packet size [MQTT-3.1.2-25].</summary>
    TooLargeForSubscriber,

    /// <summary>No room for one more retained message.</summary>
    RetainedFull,

    /// <summary>No member of a shared subscription had room, or none was connected for a QoS 0 message.</summary>
    NoMember,

    /// <summary>An answer or notice larger than the client's maximum packet size, even without its properties.</summary>
    AnswerTooLarge,
}
