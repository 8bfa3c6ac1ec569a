namespace OpsCenter.Core.Telemetry;

/// <summary>Something that happened at a moment: a camera saw a person, a citizen reported a lamp.</summary>
public sealed record OperationalEvent
{
    /// <summary>Idempotency key, unique per source: the same id twice is one event; a later one with the same id updates it.</summary>
    public required string Id { get; init; }

    public required Instant Time { get; init; }

    public required Instant ReceivedAt { get; init; }

    /// <summary>Dotted kind, e.g. <c>camera.person</c>, <c>soc.alert</c>, <c>citizen.request</c>.</summary>
    public required string Kind { get; init; }

    public Severity Severity { get; init; } = Severity.None;

    public string? Pack { get; init; }

    public string? Site { get; init; }

    public string? Area { get; init; }

    public string? Device { get; init; }

    /// <summary>One line for a person, as the source or the mapping's template gave it.</summary>
    public required string Text { get; init; }

    /// <summary>JSON object, or null.</summary>
    public string? AttributesJson { get; init; }

    public string? PictureUrl { get; init; }

    /// <summary>Names inside <see cref="AttributesJson"/> that are personal data (plates, faces): masked by role.</summary>
    public IReadOnlyList<string> PersonalDataFields { get; init; } = [];

    public ReadingFlags Flags { get; init; }
}
