using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Notifications.Outbox;

/// <summary>One news for one channel, as the outbox keeps it. Immutable.</summary>
public sealed record Delivery
{
    /// <summary>The same for ever: receivers know a repetition by it (header <c>Idempotency-Key</c>).</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Route { get; init; }

    public required Notice Notice { get; init; }

    public DeliveryState State { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>Not before.</summary>
    public required Instant NextAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>Why the newest attempt failed, or why it was discarded; null where nothing did.</summary>
    public string? Error { get; init; }

    public Instant? FinishedAt { get; init; }

    /// <summary>Id of the digest it goes with; null where it goes alone.</summary>
    public string? Digest { get; init; }

    public static Delivery Of(string channel, string route, Notice notice, Instant now) => new()
    {
        Id = IdOf(channel, notice, now),
        Channel = channel,
        Route = route,
        Notice = notice,
        CreatedAt = now,
        NextAt = now,
    };

    /// <summary>32 hex digits of channel, transition and moment: a new database counts its transitions from 1 again, and must not look like a repetition.</summary>
    public static string IdOf(string channel, Notice notice, Instant now) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"{channel}\n{notice.Sequence}\n{notice.AlarmId}\n{now.UnixNanoseconds}"));

    /// <summary>Of the deliveries that go in it.</summary>
    public static string DigestIdOf(IEnumerable<Delivery> deliveries) => Hash(string.Join('\n', deliveries.Select(delivery => delivery.Id)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
