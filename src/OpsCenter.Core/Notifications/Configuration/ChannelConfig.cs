using OpsCenter.Core.Configuration;
using OpsCenter.Core.Notifications.Templates;

namespace OpsCenter.Core.Notifications.Configuration;

/// <summary>One place that is told. Immutable, already validated.</summary>
public sealed record ChannelConfig
{
    /// <summary>Unique; part of the identity of every delivery, so a renamed channel is a new one.</summary>
    public required string Id { get; init; }

    public required LocalizedText Name { get; init; }

    public required ChannelKind Kind { get; init; }

    public NoticeLanguage Language { get; init; } = NoticeLanguage.Vi;

    /// <summary>Of all kinds but mail; null where it is itself a secret, or for mail.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where the address is to be found, as <see cref="Outbound.SecretSource"/> reads it; null where it is written out.</summary>
    public string? AddressSource { get; init; }

    /// <summary>Only of mail.</summary>
    public MailConfig? Mail { get; init; }

    /// <summary>Where the token of the header <c>Authorization: Bearer</c> is; null for none.</summary>
    public string? TokenSource { get; init; }

    public string? User { get; init; }

    /// <summary>Where the password is; null for none.</summary>
    public string? PasswordSource { get; init; }

    /// <summary>Of mail; null for the shipped one.</summary>
    public NoticeTemplate? Subject { get; init; }

    /// <summary>Null for the shipped one.</summary>
    public NoticeTemplate? Text { get; init; }

    /// <summary>Name under which a chat service takes the text.</summary>
    public string TextField { get; init; } = "text";

    /// <summary>Further members of a chat service's object, e.g. its room.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = new Dictionary<string, string>();

    /// <summary>Messages in a minute; what is beyond waits and becomes one digest.</summary>
    public int PerMinute { get; init; } = 20;

    /// <summary>How long a delivery is tried; null for <see cref="NotificationOptions.MaxAge"/>.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>How often a delivery is tried; null for as long as its age allows.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Told directly, past the outbox, when the server's own pipeline stands still.</summary>
    public bool Watchdog { get; init; }
}
