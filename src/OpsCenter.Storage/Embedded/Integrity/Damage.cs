using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Embedded.Integrity;

/// <summary>Something that cannot be read.</summary>
/// <param name="What">For a person: what it is, and why it cannot be read.</param>
/// <param name="Series">Canonical form; null where it is not of one series.</param>
/// <param name="From">Time of its first reading; null where nobody knows.</param>
/// <param name="To">Time of its last.</param>
/// <param name="Count">Readings in it; 0 where nobody knows.</param>
public sealed record Damage(string What, string? Series = null, Instant? From = null, Instant? To = null, long Count = 0)
{
    public override string ToString() => Series is null ? What : $"{Series}: {Count} readings from {From} to {To}: {What}";
}
