namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>What became of a delivery. The names are stored; never rename.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, for the first time or again.</summary>
    Waiting,

    /// <summary>The receiver said that it has it.</summary>
    Sent,

    /// <summary>Given up; a person may try it again.</summary>
    Failed,

    /// <summary>Not wanted any more: by a person, or because what it ends was never told.</summary>
    Discarded,
}
