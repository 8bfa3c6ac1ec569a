namespace OpsCenter.Mqtt.Codec;

/// <summary>What <see cref="MqttFrame"/> found at the head of a buffer.</summary>
public enum MqttFrameStatus
{
    /// <summary>A whole packet.</summary>
    Complete,

    /// <summary>The start of one.</summary>
    NeedMore,

    /// <summary>The declared length is above the limit; known from the first bytes, nothing was buffered for it.</summary>
    TooLarge,

    /// <summary>Type 0 or a length that does not end.</summary>
    Malformed,
}
