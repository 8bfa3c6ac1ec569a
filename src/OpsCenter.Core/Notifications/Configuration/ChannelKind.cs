namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>What a channel speaks.</summary>
public enum ChannelKind
{
    /// <summary>SMTP.</summary>
    Email,

    /// <summary>Our own JSON over HTTP.</summary>
    Webhook,

    /// <summary>One JSON object with a text, as chat services take it.</summary>
    Chat,

    /// <summary>The JSON that a Prometheus Alertmanager posts, version 4.</summary>
    Alertmanager,
}
