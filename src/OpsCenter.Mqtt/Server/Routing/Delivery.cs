namespace OpsCenter.Mqtt.Server.Routing;

/// <summary>A message in the queue of one subscriber.</summary>
/// <param name="PacketId">0 until it is sent with QoS 1 or 2.</param>
/// <param name="Duplicate">Sent before on an earlier connection.</param>
internal readonly record struct Delivery(
    RoutedMessage Message, byte QualityOfService, bool Retain, IReadOnlyList<uint> SubscriptionIds, ushort PacketId = 0, bool Duplicate = false)
{
    /// <summary>A copy of the retained store's message, sent because of a new subscription; its bytes are held there anyway.</summary>
    public bool IsRetained { get; init; }

    /// <summary>The client has said PUBREC: no message any more, only its PUBREL is due again.</summary>
    public bool IsReleased { get; init; }

    /// <summary>The shared subscription it was handed out by; another member may get it instead.</summary>
    public SharedGroup? Group { get; init; }

    /// <summary>What it adds to the queue's bytes.</summary>
    public int QueuedBytes => IsRetained ? 0 : Message.Size;
}
